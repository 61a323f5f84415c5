CREATE SCHEMA bullmq;
CREATE FUNCTION public.audit_blijft_verzegeld() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise insufficient_privilege using message = 'an audit row is sealed once';
end $$;
CREATE FUNCTION public.beoordeel_poststuk(poststuk uuid, uitkomst text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  with klaar as (
    update public.journal set status = 'afgehandeld', afgehandeld_op = clock_timestamp(),
      inhoud = case when $2 in ('geen-melding', 'advies') then ''::bytea else inhoud end
    where id = $1 and soort = 'poststuk' and status = 'te beoordelen' and $2 in ('overgenomen', 'geen-melding', 'advies')
    returning id
  ), weg as (
    select id from klaar where $2 in ('geen-melding', 'advies')
  ), concept as (
    delete from public.concepten c using weg where c.poststuk = weg.id returning c.id
  ), sleutel as (
    delete from public.sleutels s using (select 'journal' as tabel, id from weg union all select 'concepten', id from concept) w
    where s.tabel = w.tabel and s.record_id = w.id
  )
  select exists (select from klaar)
$_$;
CREATE FUNCTION public.eindig_concept(concept uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with weg as (
    delete from public.concepten where id = concept returning id
  ), sleutel as (
    delete from public.sleutels s using weg where s.tabel = 'concepten' and s.record_id = weg.id
  )
  select exists (select from weg)
$$;
CREATE FUNCTION public.geef_terug_aan_postbus(id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  insert into public.postbus_terug (poststuk)
  select j.id from public.journal j
  where j.id = $1 and (j.deur = 'imap' or exists (select from public.postbusmail m where m.berichten @> array[$1]))
  on conflict do nothing
$_$;
CREATE FUNCTION public.gestelde_vraag(verzoek uuid) RETURNS TABLE(verzending uuid, ontvanger text, casus uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select o.id, o.ontvanger, o.casus_id from public.outbox o where o.id = verzoek
$$;
CREATE FUNCTION public.geweigerd_afgedaan(berichten uuid[]) RETURNS TABLE(id uuid)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with rij as (
    select j.id from public.journal j where j.id = any(berichten) and j.status = 'afgewezen' and j.afgehandeld_op is null
    order by j.id for no key update
  )
  update public.journal j set afgehandeld_op = clock_timestamp() from rij where j.id = rij.id returning j.id
$$;
CREATE FUNCTION public.hub_begonnen() RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select min(op) from public.migraties
$$;
CREATE FUNCTION public.onderzocht_poststuk(poststuk uuid, veilig boolean) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with klaar as (
    update public.journal set fouten = coalesce((
      select jsonb_agg(case fout ->> 'code' when 'bijlage-niet-onderzocht' then jsonb_set(fout, '{code}', '"bijlage-onveilig"') else fout end)
      from jsonb_array_elements(fouten) as fout where not (veilig and fout ->> 'code' = 'bijlage-niet-onderzocht')), '[]')
    where id = poststuk and soort = 'poststuk' and status = 'te beoordelen' and fouten @> '[{"code":"bijlage-niet-onderzocht"}]'
    returning id
  )
  select exists (select from klaar)
$$;
CREATE FUNCTION public.teruggekoppeld(melding uuid, melder text) RETURNS TABLE(id uuid, bezorgd_op timestamp with time zone, inhoud bytea, sleutel bytea, periode text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select o.id, o.bezorgd_op, o.inhoud, s.sleutel, s.periode
  from public.outbox o join public.sleutels s on s.tabel = 'outbox' and s.record_id = o.id
  where o.soort in ('vt-terugkoppeling', 'uitkomst-generieke-melding') and o.onderwerp = melding::text and o.ontvanger = melder
    and o.status = 'bezorgd' and exists (select from public.journal j where j.id = melding and j.partij = melder)
  order by o.revisie desc limit 1
$$;
CREATE FUNCTION public.vergeet_postbusmail() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  update public.postbusmail set vingerafdruk = null where berichten @> array[new.id];
  return null;
end
$$;
CREATE FUNCTION public.verstuur_opnieuw(verzendingen uuid[]) RETURNS TABLE(id uuid, casus uuid)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with rij as (
    select o.id, o.status from public.outbox o
    where o.id = any(verzendingen) and o.kanaal <> 'postvak' and (o.status = 'onzeker' or o.status = 'gereed' and (
      o.volgende_poging > clock_timestamp() or exists (
        select from public.wekkers w where w.bericht_id = o.id and w.gesloten_op is null and w.beschikbaar_op > clock_timestamp())))
    order by o.id for no key update
  ), weer as (
    update public.outbox o set status = 'gereed', volgende_poging = clock_timestamp() from rij where o.id = rij.id
    returning o.id, o.casus_id, o.soort, o.versie, case o.kanaal when 'mail' then o.kanaal else o.ontvanger end as baan, o.dringend, rij.status as was
  ), nieuw as (
    insert into public.wekkers (bericht_id, soort, versie, lane)
    select weer.id, soort, versie, concat_ws('.', 'verzending', baan, case when dringend then 'dringend' else 'normaal' end)
    from weer where was = 'onzeker'
  ), eerder as (
    update public.wekkers w set beschikbaar_op = clock_timestamp(), gepubliceerd_op = null
    from weer where was = 'gereed' and w.bericht_id = weer.id and w.gesloten_op is null
  ), partner as (
    update public.partner_status p set volgende_poging = clock_timestamp()
    where p.volgende_poging > clock_timestamp() and p.partner = any(array(select baan from weer))
  )
  select weer.id, casus_id from weer
$$;
CREATE FUNCTION public.verzending_aangekomen(verzendingen uuid[]) RETURNS TABLE(id uuid, casus uuid)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  with rij as (
    select o.id from public.outbox o
    where o.id = any(verzendingen) and o.kanaal <> 'postvak' and o.status = 'onzeker' and o.laatste_fout is distinct from 'zegel-verbroken'
    order by o.id for no key update
  ), klaar as (
    update public.outbox o set status = 'bezorgd', bezorgd_op = clock_timestamp(), laatste_fout = null,
      onzekerheid = case when o.onzekerheid is not null then 'opgeheven' end
    from rij where o.id = rij.id
    returning o.id, o.casus_id, o.ontvanger, o.soort, o.onderwerp, o.revisie
  ), opvolger as (
    update public.wekkers w set gepubliceerd_op = null, beschikbaar_op = clock_timestamp()
    from klaar k join public.outbox n using (casus_id, ontvanger, soort, onderwerp)
    where n.revisie > k.revisie and n.status = 'gereed' and w.bericht_id = n.id and w.gesloten_op is null
  )
  select klaar.id, casus_id from klaar
$$;
CREATE TABLE public.accounts (
    id uuid NOT NULL,
    organisatie text NOT NULL,
    naam bytea NOT NULL,
    rollen text[] NOT NULL,
    teams text[] NOT NULL,
    eerst_gezien timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    laatst_gezien timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    inlogs integer NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.alarmen (
    id uuid NOT NULL,
    aanleiding text NOT NULL,
    aangemaakt_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    volgende_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    gebeld text[] DEFAULT '{}'::text[] NOT NULL,
    rondes smallint DEFAULT 0 NOT NULL,
    bevestigd_op timestamp with time zone,
    bevestigd_door text,
    bevestigd_langs text,
    CONSTRAINT alarmen_aanleiding_check CHECK ((aanleiding = ANY (ARRAY['melding'::text, 'poststuk'::text, 'geweigerd'::text, 'ongelezen'::text]))),
    CONSTRAINT alarmen_bevestigd_langs_check CHECK ((bevestigd_langs = ANY (ARRAY['scherm'::text, 'telefoon'::text, 'sms'::text])))
)
WITH (fillfactor='70');
CREATE TABLE public.audit (
    volg bigint NOT NULL,
    id uuid NOT NULL,
    op timestamp(3) with time zone NOT NULL,
    actie text NOT NULL,
    actor text NOT NULL,
    rol text,
    casus_id uuid,
    onderwerp uuid,
    codes text[] DEFAULT '{}'::text[] NOT NULL,
    velden text[] DEFAULT '{}'::text[] NOT NULL,
    reden bytea,
    reden_hmac bytea,
    keten bigint,
    vorige bytea,
    hash bytea
);
CREATE VIEW public.audit_onverzegeld_stand AS
 SELECT (count(*))::integer AS aantal,
    min(audit.op) AS oudste
   FROM public.audit
  WHERE (audit.keten IS NULL);
ALTER TABLE public.audit ALTER COLUMN volg ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_volg_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casus_personen (
    id uuid NOT NULL,
    casus_id uuid NOT NULL,
    versie integer NOT NULL,
    sectie bytea NOT NULL
)
WITH (fillfactor='80');
ALTER TABLE ONLY public.casus_personen ALTER COLUMN sectie SET STORAGE EXTERNAL;
CREATE TABLE public.casussen (
    id uuid NOT NULL,
    versie integer NOT NULL,
    status text NOT NULL,
    dringend boolean NOT NULL,
    ontvangen_op timestamp with time zone NOT NULL,
    gewijzigd_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    dossier bytea NOT NULL,
    meldingen uuid[] NOT NULL
)
WITH (fillfactor='80');
ALTER TABLE ONLY public.casussen ALTER COLUMN dossier SET STORAGE EXTERNAL;
CREATE TABLE public.concepten (
    id uuid NOT NULL,
    door text NOT NULL,
    poststuk uuid,
    versie integer DEFAULT 1 NOT NULL,
    begonnen_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    bijgewerkt_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    inhoud bytea NOT NULL
);
ALTER TABLE ONLY public.concepten ALTER COLUMN inhoud SET STORAGE EXTERNAL;
CREATE VIEW public.concepten_stand AS
 SELECT (count(*))::integer AS aantal,
    min(concepten.begonnen_op) AS oudste
   FROM public.concepten;
CREATE TABLE public.dataleks (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    casus_id uuid NOT NULL,
    verzending uuid NOT NULL,
    aanleiding text NOT NULL,
    gemeld_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.dubbelen (
    id bigint NOT NULL,
    bericht_id uuid NOT NULL,
    deur text NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
ALTER TABLE public.dubbelen ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.dubbelen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.gezien (
    verwerker text NOT NULL,
    bericht_id uuid NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.hartslagen (
    onderdeel text NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.journal (
    id uuid NOT NULL,
    soort text NOT NULL,
    versie smallint NOT NULL,
    deur text NOT NULL,
    partij text NOT NULL,
    referentie bytea,
    vingerafdruk bytea,
    inhoud bytea NOT NULL,
    twijfel text[] DEFAULT '{}'::text[] NOT NULL,
    fouten jsonb,
    dringend boolean NOT NULL,
    status text NOT NULL,
    casus_id uuid,
    starts smallint DEFAULT 0 NOT NULL,
    ontvangen_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    afgehandeld_op timestamp with time zone,
    idempotentie bytea
)
WITH (fillfactor='80');
ALTER TABLE ONLY public.journal ALTER COLUMN inhoud SET STORAGE EXTERNAL;
CREATE TABLE public.machines (
    inlognaam text NOT NULL,
    partij text NOT NULL,
    eerst_gezien timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    laatst_gezien timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.migraties (
    nummer integer NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.oproepen (
    id uuid NOT NULL,
    alarmen uuid[] NOT NULL,
    persoon text NOT NULL,
    kanaal text NOT NULL,
    status text DEFAULT 'gereed'::text NOT NULL,
    poging smallint DEFAULT 0 NOT NULL,
    volgende_poging timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    aangemaakt_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT oproepen_kanaal_check CHECK ((kanaal = ANY (ARRAY['sms'::text, 'spraak'::text, 'mail'::text, 'webhook'::text]))),
    CONSTRAINT oproepen_status_check CHECK ((status = ANY (ARRAY['gereed'::text, 'verstuurd'::text, 'aangekomen'::text, 'mislukt'::text, 'vervallen'::text])))
)
WITH (fillfactor='70');
CREATE TABLE public.outbox (
    id uuid NOT NULL,
    casus_id uuid NOT NULL,
    ontvanger text NOT NULL,
    ontvanger_oin text,
    kanaal text NOT NULL,
    soort text NOT NULL,
    versie smallint NOT NULL,
    onderwerp text NOT NULL,
    revisie integer NOT NULL,
    dringend boolean NOT NULL,
    inhoud bytea NOT NULL,
    kop bytea,
    draad bytea,
    draad_hmac bytea,
    status text DEFAULT 'gereed'::text NOT NULL,
    postvak_status text,
    postvak_revisie integer,
    behandelaar bytea,
    poging smallint DEFAULT 0 NOT NULL,
    lease_token uuid,
    lease_tot timestamp with time zone,
    volgende_poging timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    laatste_fout text,
    bezorgd_op timestamp with time zone,
    uiterlijk timestamp with time zone,
    aangemaakt_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    onzekerheid text,
    CONSTRAINT outbox_onzekerheid_check CHECK ((onzekerheid = ANY (ARRAY['ontstaan'::text, 'gemeld'::text, 'opgeheven'::text]))),
    CONSTRAINT outbox_postvak_status_check CHECK ((postvak_status = ANY (ARRAY['aangeboden'::text, 'opgepakt'::text, 'teruggegeven'::text, 'afgerond'::text]))),
    CONSTRAINT outbox_status_check CHECK ((status = ANY (ARRAY['gereed'::text, 'verzendend'::text, 'onzeker'::text, 'bezorgd'::text, 'geweigerd'::text, 'ingetrokken'::text])))
)
WITH (fillfactor='70');
ALTER TABLE ONLY public.outbox ALTER COLUMN inhoud SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.outbox ALTER COLUMN draad SET STORAGE EXTERNAL;
CREATE TABLE public.partner_status (
    partner text NOT NULL,
    toestand text NOT NULL,
    fouten integer DEFAULT 0 NOT NULL,
    volgende_poging timestamp with time zone,
    laatste_succes timestamp with time zone,
    antwoord_ms integer,
    minuut timestamp with time zone,
    in_minuut integer DEFAULT 0 NOT NULL,
    vorige_minuut integer DEFAULT 0 NOT NULL,
    CONSTRAINT partner_status_toestand_check CHECK ((toestand = ANY (ARRAY['gesloten'::text, 'open'::text, 'halfopen'::text])))
);
CREATE TABLE public.periodesleutels (
    periode text NOT NULL,
    sleutel bytea NOT NULL
);
CREATE TABLE public.postbus_terug (
    poststuk uuid NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    klaar_op timestamp with time zone
);
CREATE TABLE public.postbusmail (
    postbus text NOT NULL,
    geldigheid bigint NOT NULL,
    uid bigint NOT NULL,
    vingerafdruk bytea,
    berichten uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    gelezen_op timestamp with time zone,
    pogingen smallint DEFAULT 0 NOT NULL,
    volgende_poging timestamp with time zone,
    gemarkeerd_op timestamp with time zone,
    gevlagd boolean DEFAULT false NOT NULL,
    kopie_geldigheid bigint,
    kopie_uid bigint,
    teruggegeven_op timestamp with time zone
)
WITH (fillfactor='80');
CREATE TABLE public.postbussen (
    postbus text NOT NULL,
    geldigheid bigint,
    gelezen_tot bigint DEFAULT 0 NOT NULL,
    merk_telt_onder bigint DEFAULT 0 NOT NULL,
    gezien_op timestamp with time zone DEFAULT clock_timestamp()
);
CREATE TABLE public.sessies (
    id_hash bytea NOT NULL,
    inhoud bytea NOT NULL,
    geldig_tot timestamp with time zone NOT NULL
);
CREATE TABLE public.sleutels (
    tabel text NOT NULL,
    record_id uuid NOT NULL,
    casus_id uuid,
    persoon_id uuid,
    sleutel bytea NOT NULL,
    periode text NOT NULL
);
CREATE TABLE public.termijnen (
    id uuid NOT NULL,
    casus_id uuid NOT NULL,
    soort text NOT NULL,
    onderwerp text,
    grondslag text NOT NULL,
    start_op timestamp with time zone NOT NULL,
    uiterlijk timestamp with time zone NOT NULL,
    afgegaan_op timestamp with time zone,
    vervuld_op timestamp with time zone
);
CREATE VIEW public.termijnen_open_stand AS
 SELECT termijnen.soort,
        CASE
            WHEN (termijnen.uiterlijk >= now()) THEN ((termijnen.uiterlijk AT TIME ZONE 'Europe/Amsterdam'::text))::date
            ELSE NULL::date
        END AS dag,
    (count(*))::integer AS aantal,
    min(termijnen.uiterlijk) AS oudste
   FROM public.termijnen
  WHERE ((termijnen.vervuld_op IS NULL) AND (termijnen.uiterlijk < (now() + '8 days'::interval)))
  GROUP BY termijnen.soort,
        CASE
            WHEN (termijnen.uiterlijk >= now()) THEN ((termijnen.uiterlijk AT TIME ZONE 'Europe/Amsterdam'::text))::date
            ELSE NULL::date
        END;
CREATE TABLE public.toegangscodes (
    houder bytea NOT NULL,
    adres bytea NOT NULL,
    code bytea,
    partij text,
    pogingen smallint DEFAULT 0 NOT NULL,
    bevestigd_op timestamp with time zone,
    aangevraagd_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    geldig_tot timestamp with time zone NOT NULL
);
CREATE TABLE public.vernietigingen (
    casus_id uuid NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.verstrekkingen (
    id uuid NOT NULL,
    casus_id uuid NOT NULL,
    ontvanger text NOT NULL,
    ontvanger_oin text,
    soort text NOT NULL,
    doel text NOT NULL,
    grondslag text NOT NULL,
    grondslag_ontvanger text NOT NULL,
    velden text[] NOT NULL,
    beleid text NOT NULL,
    beleid_versie integer NOT NULL,
    noodzaak bytea NOT NULL,
    besloten_door text NOT NULL,
    besloten_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    geinformeerd timestamp with time zone,
    weigering text
);
CREATE TABLE public.vervaldata (
    soort text NOT NULL,
    onderwerp text NOT NULL,
    geldig_tot timestamp with time zone NOT NULL,
    gezien_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE VIEW public.verzendingen_beheer AS
 SELECT outbox.id,
        CASE outbox.kanaal
            WHEN 'mail'::text THEN outbox.kanaal
            ELSE outbox.ontvanger
        END AS partner,
    outbox.kanaal,
    outbox.soort,
    outbox.versie,
    outbox.status,
    outbox.laatste_fout AS foutcode,
    outbox.poging,
    outbox.aangemaakt_op,
    outbox.volgende_poging,
    outbox.bezorgd_op
   FROM public.outbox
  WHERE (outbox.kanaal <> 'postvak'::text);
CREATE VIEW public.verzendingen_levensloop AS
 SELECT outbox.id,
    outbox.casus_id,
    outbox.ontvanger,
    outbox.kanaal,
    outbox.soort,
    outbox.versie,
    outbox.status,
    outbox.postvak_status,
    outbox.poging,
    outbox.laatste_fout,
    outbox.aangemaakt_op,
    outbox.bezorgd_op
   FROM public.outbox;
CREATE VIEW public.verzendingen_open AS
 SELECT
        CASE outbox.kanaal
            WHEN 'mail'::text THEN outbox.kanaal
            ELSE outbox.ontvanger
        END AS partner,
    outbox.kanaal,
    outbox.soort,
    outbox.status,
    outbox.laatste_fout AS foutcode,
    (count(*))::integer AS aantal,
    min(outbox.aangemaakt_op) AS oudste,
    min(outbox.volgende_poging) AS volgende_poging
   FROM public.outbox
  WHERE ((outbox.status = ANY (ARRAY['gereed'::text, 'verzendend'::text, 'onzeker'::text])) AND (outbox.kanaal <> 'postvak'::text))
  GROUP BY
        CASE outbox.kanaal
            WHEN 'mail'::text THEN outbox.kanaal
            ELSE outbox.ontvanger
        END, outbox.kanaal, outbox.soort, outbox.status, outbox.laatste_fout;
CREATE TABLE public.waarschuwing_gemeld (
    waarschuwing uuid NOT NULL,
    moment text NOT NULL,
    naar uuid NOT NULL,
    op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT waarschuwing_gemeld_moment_check CHECK ((moment = ANY (ARRAY['begin'::text, 'einde'::text])))
);
CREATE TABLE public.waarschuwingen (
    id uuid NOT NULL,
    soort text NOT NULL,
    onderwerp text NOT NULL,
    ernst text NOT NULL,
    begonnen_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    geeindigd_op timestamp with time zone,
    gemeld_begin_op timestamp with time zone,
    gemeld_einde_op timestamp with time zone,
    weg_sinds timestamp with time zone,
    CONSTRAINT waarschuwingen_ernst_check CHECK ((ernst = ANY (ARRAY['handelen'::text, 'let-op'::text])))
);
CREATE TABLE public.wekkers (
    id bigint NOT NULL,
    bericht_id uuid NOT NULL,
    soort text NOT NULL,
    versie smallint NOT NULL,
    lane text NOT NULL,
    beschikbaar_op timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    gepubliceerd_op timestamp with time zone,
    publicaties integer DEFAULT 0 NOT NULL,
    gesloten_op timestamp with time zone
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.01', autovacuum_vacuum_cost_delay='0', autovacuum_analyze_scale_factor='0.05');
ALTER TABLE public.wekkers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.wekkers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.zoekindex (
    soort text NOT NULL,
    waarde bytea NOT NULL,
    casus_id uuid NOT NULL,
    persoon_id uuid NOT NULL
);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alarmen
    ADD CONSTRAINT alarmen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_id_key UNIQUE (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_keten_key UNIQUE (keten);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (volg);
ALTER TABLE ONLY public.casus_personen
    ADD CONSTRAINT casus_personen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casussen
    ADD CONSTRAINT casussen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.concepten
    ADD CONSTRAINT concepten_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dataleks
    ADD CONSTRAINT dataleks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dataleks
    ADD CONSTRAINT dataleks_verzending_aanleiding_key UNIQUE (verzending, aanleiding);
ALTER TABLE ONLY public.dubbelen
    ADD CONSTRAINT dubbelen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gezien
    ADD CONSTRAINT gezien_pkey PRIMARY KEY (verwerker, bericht_id);
ALTER TABLE ONLY public.hartslagen
    ADD CONSTRAINT hartslagen_pkey PRIMARY KEY (onderdeel);
ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (id);
ALTER TABLE public.journal
    ADD CONSTRAINT journal_status_check CHECK ((status = ANY (ARRAY['ontvangen'::text, 'in behandeling'::text, 'afgehandeld'::text, 'afgewezen'::text, 'quarantaine'::text, 'te beoordelen'::text]))) NOT VALID;
ALTER TABLE ONLY public.machines
    ADD CONSTRAINT machines_pkey PRIMARY KEY (inlognaam);
ALTER TABLE ONLY public.migraties
    ADD CONSTRAINT migraties_pkey PRIMARY KEY (nummer);
ALTER TABLE ONLY public.oproepen
    ADD CONSTRAINT oproepen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_casus_id_ontvanger_soort_onderwerp_revisie_key UNIQUE (casus_id, ontvanger, soort, onderwerp, revisie);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_status
    ADD CONSTRAINT partner_status_pkey PRIMARY KEY (partner);
ALTER TABLE ONLY public.periodesleutels
    ADD CONSTRAINT periodesleutels_pkey PRIMARY KEY (periode);
ALTER TABLE ONLY public.postbus_terug
    ADD CONSTRAINT postbus_terug_pkey PRIMARY KEY (poststuk);
ALTER TABLE ONLY public.postbusmail
    ADD CONSTRAINT postbusmail_pkey PRIMARY KEY (postbus, geldigheid, uid);
ALTER TABLE ONLY public.postbussen
    ADD CONSTRAINT postbussen_pkey PRIMARY KEY (postbus);
ALTER TABLE ONLY public.sessies
    ADD CONSTRAINT sessies_pkey PRIMARY KEY (id_hash);
ALTER TABLE ONLY public.sleutels
    ADD CONSTRAINT sleutels_pkey PRIMARY KEY (record_id, tabel);
ALTER TABLE ONLY public.termijnen
    ADD CONSTRAINT termijnen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.toegangscodes
    ADD CONSTRAINT toegangscodes_pkey PRIMARY KEY (houder);
ALTER TABLE ONLY public.vernietigingen
    ADD CONSTRAINT vernietigingen_pkey PRIMARY KEY (casus_id);
ALTER TABLE ONLY public.verstrekkingen
    ADD CONSTRAINT verstrekkingen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vervaldata
    ADD CONSTRAINT vervaldata_pkey PRIMARY KEY (soort, onderwerp);
ALTER TABLE ONLY public.waarschuwing_gemeld
    ADD CONSTRAINT waarschuwing_gemeld_pkey PRIMARY KEY (waarschuwing, moment, naar);
ALTER TABLE ONLY public.waarschuwingen
    ADD CONSTRAINT waarschuwingen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wekkers
    ADD CONSTRAINT wekkers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.zoekindex
    ADD CONSTRAINT zoekindex_pkey PRIMARY KEY (soort, waarde, casus_id, persoon_id);
CREATE INDEX accounts_laatst_gezien ON public.accounts USING btree (laatst_gezien);
CREATE INDEX alarmen_bevestigd ON public.alarmen USING btree (bevestigd_op) WHERE (bevestigd_op IS NOT NULL);
CREATE INDEX alarmen_te_doen ON public.alarmen USING btree (volgende_op) WHERE (bevestigd_op IS NULL);
CREATE INDEX audit_actie ON public.audit USING btree (actie, volg);
CREATE INDEX audit_casus ON public.audit USING btree (casus_id, volg) WHERE (casus_id IS NOT NULL);
CREATE INDEX audit_onverzegeld ON public.audit USING btree (volg) WHERE (keten IS NULL);
CREATE INDEX casus_personen_casus ON public.casus_personen USING btree (casus_id);
CREATE INDEX casussen_afgesloten ON public.casussen USING btree (gewijzigd_op, id) WHERE (status = 'afgesloten'::text);
CREATE INDEX casussen_volgorde ON public.casussen USING btree (ontvangen_op DESC, id DESC);
CREATE INDEX concepten_begonnen ON public.concepten USING btree (begonnen_op);
CREATE INDEX concepten_bijgewerkt ON public.concepten USING btree (bijgewerkt_op);
CREATE UNIQUE INDEX concepten_poststuk ON public.concepten USING btree (poststuk) WHERE (poststuk IS NOT NULL);
CREATE INDEX dubbelen_op ON public.dubbelen USING btree (op);
CREATE INDEX gezien_op ON public.gezien USING btree (op);
CREATE INDEX journal_adviezen ON public.journal USING btree (ontvangen_op) WHERE ((soort = 'adviesvraag'::text) AND (vingerafdruk IS NOT NULL));
CREATE INDEX journal_afgedaan_bewaard ON public.journal USING btree (afgehandeld_op) WHERE (((soort = 'poststuk'::text) OR (fouten IS NOT NULL)) AND (vingerafdruk IS NOT NULL));
CREATE INDEX journal_casus ON public.journal USING btree (casus_id) WHERE (casus_id IS NOT NULL);
CREATE INDEX journal_geweigerd ON public.journal USING btree (ontvangen_op DESC) WHERE (fouten IS NOT NULL);
CREATE UNIQUE INDEX journal_idempotentie ON public.journal USING btree (partij, idempotentie) WHERE (idempotentie IS NOT NULL);
CREATE INDEX journal_open ON public.journal USING btree (ontvangen_op) WHERE (afgehandeld_op IS NULL);
CREATE INDEX journal_poststukken ON public.journal USING btree (dringend DESC, ontvangen_op) WHERE ((soort = 'poststuk'::text) AND (afgehandeld_op IS NULL));
CREATE UNIQUE INDEX journal_referentie ON public.journal USING btree (partij, referentie) WHERE (referentie IS NOT NULL);
CREATE INDEX oproepen_mislukt ON public.oproepen USING btree (aangemaakt_op) WHERE ((poging > 0) AND (status = ANY (ARRAY['gereed'::text, 'mislukt'::text])));
CREATE INDEX oproepen_oud ON public.oproepen USING btree (aangemaakt_op);
CREATE INDEX oproepen_te_doen ON public.oproepen USING btree (volgende_poging) WHERE (status = 'gereed'::text);
CREATE INDEX outbox_onzekerheid ON public.outbox USING btree (id) WHERE (onzekerheid = ANY (ARRAY['ontstaan'::text, 'opgeheven'::text]));
CREATE INDEX outbox_open ON public.outbox USING btree (kanaal, ontvanger) WHERE ((status = ANY (ARRAY['gereed'::text, 'verzendend'::text, 'onzeker'::text])) AND (kanaal <> 'postvak'::text));
CREATE INDEX outbox_postvak ON public.outbox USING btree (ontvanger, aangemaakt_op DESC) WHERE (kanaal = 'postvak'::text);
CREATE INDEX outbox_terugkoppeling ON public.outbox USING btree (onderwerp) WHERE (soort = ANY (ARRAY['vt-terugkoppeling'::text, 'uitkomst-generieke-melding'::text]));
CREATE INDEX outbox_verzendend ON public.outbox USING btree (lease_tot) WHERE (status = 'verzendend'::text);
CREATE INDEX postbus_terug_open ON public.postbus_terug USING btree (op) WHERE (klaar_op IS NULL);
CREATE INDEX postbusmail_berichten ON public.postbusmail USING gin (berichten);
CREATE INDEX postbusmail_open ON public.postbusmail USING btree (postbus, geldigheid, uid) WHERE ((gelezen_op IS NULL) OR (gemarkeerd_op IS NULL));
CREATE INDEX postbusmail_vingerafdruk ON public.postbusmail USING btree (vingerafdruk) WHERE (vingerafdruk IS NOT NULL);
CREATE INDEX sessies_geldig ON public.sessies USING btree (geldig_tot);
CREATE INDEX sleutels_casus ON public.sleutels USING btree (casus_id) WHERE (casus_id IS NOT NULL);
CREATE INDEX sleutels_persoon ON public.sleutels USING btree (persoon_id) WHERE (persoon_id IS NOT NULL);
CREATE INDEX termijnen_casus ON public.termijnen USING btree (casus_id) WHERE (vervuld_op IS NULL);
CREATE INDEX termijnen_open ON public.termijnen USING btree (uiterlijk, soort) WHERE (vervuld_op IS NULL);
CREATE INDEX termijnen_wachtend ON public.termijnen USING btree (uiterlijk, id) WHERE ((afgegaan_op IS NULL) AND (vervuld_op IS NULL));
CREATE INDEX toegangscodes_adres ON public.toegangscodes USING btree (adres, aangevraagd_op);
CREATE INDEX toegangscodes_geldig ON public.toegangscodes USING btree (geldig_tot);
CREATE INDEX verstrekkingen_casus ON public.verstrekkingen USING btree (casus_id);
CREATE INDEX verstrekkingen_op ON public.verstrekkingen USING btree (besloten_op DESC);
CREATE UNIQUE INDEX waarschuwingen_open ON public.waarschuwingen USING btree (soort, onderwerp) WHERE (geeindigd_op IS NULL);
CREATE INDEX waarschuwingen_te_melden ON public.waarschuwingen USING btree (begonnen_op) WHERE (gemeld_einde_op IS NULL);
CREATE INDEX wekkers_gepubliceerd ON public.wekkers USING btree (gepubliceerd_op) WHERE ((gesloten_op IS NULL) AND (gepubliceerd_op IS NOT NULL));
CREATE UNIQUE INDEX wekkers_open ON public.wekkers USING btree (bericht_id) WHERE (gesloten_op IS NULL);
CREATE INDEX wekkers_te_publiceren ON public.wekkers USING btree (lane, beschikbaar_op, id) WHERE (COALESCE(gesloten_op, gepubliceerd_op) IS NULL);
CREATE INDEX zoekindex_casus ON public.zoekindex USING btree (casus_id);
CREATE TRIGGER audit_blijft_verzegeld BEFORE UPDATE ON public.audit FOR EACH ROW WHEN ((old.keten IS NOT NULL)) EXECUTE FUNCTION public.audit_blijft_verzegeld();
CREATE TRIGGER vergeet_postbusmail AFTER UPDATE OF vingerafdruk ON public.journal FOR EACH ROW WHEN (((old.vingerafdruk IS NOT NULL) AND (new.vingerafdruk IS NULL))) EXECUTE FUNCTION public.vergeet_postbusmail();
CREATE POLICY aanvullen ON public.sleutels FOR INSERT TO schakel_intake, schakel_overdrachten, schakel_termijnen, schakel_verzending, schakel_werkvoorraad WITH CHECK ((tabel = 'journal'::text));
CREATE POLICY afhandelen ON public.sleutels TO schakel_afhandeling USING ((tabel = ANY (ARRAY['journal'::text, 'casussen'::text, 'casus_personen'::text, 'outbox'::text, 'verstrekkingen'::text]))) WITH CHECK ((tabel = ANY (ARRAY['journal'::text, 'casussen'::text, 'casus_personen'::text, 'outbox'::text, 'verstrekkingen'::text])));
CREATE POLICY beoordelen ON public.sleutels FOR SELECT TO schakel_werkvoorraad USING ((tabel = ANY (ARRAY['journal'::text, 'casussen'::text, 'casus_personen'::text, 'concepten'::text])));
CREATE POLICY bewaren ON public.sleutels FOR SELECT TO schakel_bewaartermijnen USING (true);
CREATE POLICY bezorgen ON public.sleutels FOR SELECT TO schakel_overdrachten, schakel_verzending USING ((tabel = 'outbox'::text));
CREATE POLICY bijhouden ON public.sleutels FOR SELECT TO schakel_beheer USING ((tabel = 'accounts'::text));
CREATE POLICY inloggen ON public.sleutels TO schakel_inlog USING ((tabel = 'accounts'::text)) WITH CHECK ((tabel = 'accounts'::text));
CREATE POLICY ophalen ON public.outbox FOR SELECT TO schakel_overdrachten USING ((kanaal = 'postvak'::text));
CREATE POLICY opschrijven ON public.sleutels FOR INSERT TO schakel_werkvoorraad WITH CHECK ((tabel = 'concepten'::text));
ALTER TABLE public.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sleutels ENABLE ROW LEVEL SECURITY;
CREATE POLICY toezien ON public.sleutels FOR SELECT TO schakel_toezicht USING ((tabel = ANY (ARRAY['audit'::text, 'verstrekkingen'::text])));
CREATE POLICY verantwoorden ON public.sleutels FOR INSERT TO schakel_afhandeling, schakel_beheer, schakel_bewaartermijnen, schakel_overdrachten, schakel_toezicht, schakel_werkvoorraad WITH CHECK ((tabel = 'audit'::text));
CREATE POLICY vernietigen ON public.sleutels FOR DELETE TO schakel_bewaartermijnen USING (true);
CREATE POLICY verzenden ON public.outbox TO schakel_afhandeling, schakel_bewaartermijnen, schakel_verzending USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA bullmq TO schakel_bus;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO schakel_intake;
GRANT USAGE ON SCHEMA public TO schakel_inlog;
GRANT USAGE ON SCHEMA public TO schakel_werkvoorraad;
GRANT USAGE ON SCHEMA public TO schakel_overdrachten;
GRANT USAGE ON SCHEMA public TO schakel_beheer;
GRANT USAGE ON SCHEMA public TO schakel_toezicht;
GRANT USAGE ON SCHEMA public TO schakel_relay;
GRANT USAGE ON SCHEMA public TO schakel_afhandeling;
GRANT USAGE ON SCHEMA public TO schakel_verzending;
GRANT USAGE ON SCHEMA public TO schakel_termijnen;
GRANT USAGE ON SCHEMA public TO schakel_bewaartermijnen;
GRANT USAGE ON SCHEMA public TO schakel_zegel;
GRANT USAGE ON SCHEMA public TO schakel_wacht;
GRANT USAGE ON SCHEMA public TO schakel_alarmen;
REVOKE ALL ON FUNCTION public.beoordeel_poststuk(poststuk uuid, uitkomst text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.beoordeel_poststuk(poststuk uuid, uitkomst text) TO schakel_werkvoorraad;
REVOKE ALL ON FUNCTION public.eindig_concept(concept uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.eindig_concept(concept uuid) TO schakel_werkvoorraad;
REVOKE ALL ON FUNCTION public.geef_terug_aan_postbus(id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.geef_terug_aan_postbus(id uuid) TO schakel_werkvoorraad;
REVOKE ALL ON FUNCTION public.gestelde_vraag(verzoek uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.gestelde_vraag(verzoek uuid) TO schakel_intake;
REVOKE ALL ON FUNCTION public.geweigerd_afgedaan(berichten uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.geweigerd_afgedaan(berichten uuid[]) TO schakel_beheer;
GRANT ALL ON FUNCTION public.geweigerd_afgedaan(berichten uuid[]) TO schakel_werkvoorraad;
REVOKE ALL ON FUNCTION public.hub_begonnen() FROM PUBLIC;
GRANT ALL ON FUNCTION public.hub_begonnen() TO schakel_beheer;
GRANT ALL ON FUNCTION public.hub_begonnen() TO schakel_wacht;
REVOKE ALL ON FUNCTION public.onderzocht_poststuk(poststuk uuid, veilig boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.onderzocht_poststuk(poststuk uuid, veilig boolean) TO schakel_werkvoorraad;
REVOKE ALL ON FUNCTION public.teruggekoppeld(melding uuid, melder text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.teruggekoppeld(melding uuid, melder text) TO schakel_intake;
REVOKE ALL ON FUNCTION public.vergeet_postbusmail() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.verstuur_opnieuw(verzendingen uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.verstuur_opnieuw(verzendingen uuid[]) TO schakel_beheer;
REVOKE ALL ON FUNCTION public.verzending_aangekomen(verzendingen uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.verzending_aangekomen(verzendingen uuid[]) TO schakel_beheer;
GRANT INSERT ON TABLE public.accounts TO schakel_inlog;
GRANT SELECT ON TABLE public.accounts TO schakel_beheer;
GRANT DELETE ON TABLE public.accounts TO schakel_bewaartermijnen;
GRANT SELECT(id) ON TABLE public.accounts TO schakel_inlog;
GRANT SELECT(id) ON TABLE public.accounts TO schakel_bewaartermijnen;
GRANT UPDATE(naam) ON TABLE public.accounts TO schakel_inlog;
GRANT UPDATE(rollen) ON TABLE public.accounts TO schakel_inlog;
GRANT UPDATE(teams) ON TABLE public.accounts TO schakel_inlog;
GRANT UPDATE(laatst_gezien) ON TABLE public.accounts TO schakel_inlog;
GRANT SELECT(laatst_gezien) ON TABLE public.accounts TO schakel_bewaartermijnen;
GRANT SELECT(inlogs),UPDATE(inlogs) ON TABLE public.accounts TO schakel_inlog;
GRANT SELECT,INSERT,UPDATE ON TABLE public.alarmen TO schakel_alarmen;
GRANT SELECT ON TABLE public.alarmen TO schakel_werkvoorraad;
GRANT DELETE ON TABLE public.alarmen TO schakel_bewaartermijnen;
GRANT SELECT(id),INSERT(id) ON TABLE public.alarmen TO schakel_intake;
GRANT INSERT(id) ON TABLE public.alarmen TO schakel_werkvoorraad;
GRANT SELECT(id),INSERT(id) ON TABLE public.alarmen TO schakel_overdrachten;
GRANT SELECT(id),INSERT(id) ON TABLE public.alarmen TO schakel_termijnen;
GRANT SELECT(id),INSERT(id) ON TABLE public.alarmen TO schakel_verzending;
GRANT SELECT(id),INSERT(id) ON TABLE public.alarmen TO schakel_afhandeling;
GRANT SELECT(id) ON TABLE public.alarmen TO schakel_beheer;
GRANT SELECT(id) ON TABLE public.alarmen TO schakel_wacht;
GRANT INSERT(aanleiding) ON TABLE public.alarmen TO schakel_intake;
GRANT INSERT(aanleiding) ON TABLE public.alarmen TO schakel_werkvoorraad;
GRANT INSERT(aanleiding) ON TABLE public.alarmen TO schakel_overdrachten;
GRANT INSERT(aanleiding) ON TABLE public.alarmen TO schakel_termijnen;
GRANT INSERT(aanleiding) ON TABLE public.alarmen TO schakel_verzending;
GRANT INSERT(aanleiding) ON TABLE public.alarmen TO schakel_afhandeling;
GRANT SELECT(aanleiding) ON TABLE public.alarmen TO schakel_beheer;
GRANT SELECT(aanleiding) ON TABLE public.alarmen TO schakel_wacht;
GRANT SELECT(aangemaakt_op) ON TABLE public.alarmen TO schakel_beheer;
GRANT SELECT(aangemaakt_op) ON TABLE public.alarmen TO schakel_wacht;
GRANT SELECT(volgende_op) ON TABLE public.alarmen TO schakel_beheer;
GRANT SELECT(volgende_op) ON TABLE public.alarmen TO schakel_wacht;
GRANT SELECT(rondes) ON TABLE public.alarmen TO schakel_beheer;
GRANT SELECT(rondes) ON TABLE public.alarmen TO schakel_wacht;
GRANT UPDATE(bevestigd_op) ON TABLE public.alarmen TO schakel_werkvoorraad;
GRANT SELECT(bevestigd_op) ON TABLE public.alarmen TO schakel_beheer;
GRANT SELECT(bevestigd_op) ON TABLE public.alarmen TO schakel_wacht;
GRANT SELECT(bevestigd_op) ON TABLE public.alarmen TO schakel_bewaartermijnen;
GRANT UPDATE(bevestigd_door) ON TABLE public.alarmen TO schakel_werkvoorraad;
GRANT UPDATE(bevestigd_langs) ON TABLE public.alarmen TO schakel_werkvoorraad;
GRANT SELECT ON TABLE public.audit TO schakel_toezicht;
GRANT SELECT(volg) ON TABLE public.audit TO schakel_zegel;
GRANT SELECT(id) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(id) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(id) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(id) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(id) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(id) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(id) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(id) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(id) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(id) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(id) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(op) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(op) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(op) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(op) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(op) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(op) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(op) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(op) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(op) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(op) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(op) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(actie) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(actie) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(actor) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(actor) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(rol) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(rol) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(casus_id) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(casus_id) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(onderwerp) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(onderwerp) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(codes) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(codes) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(velden) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(velden) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(reden) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(reden_hmac) ON TABLE public.audit TO schakel_zegel;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_intake;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_inlog;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_werkvoorraad;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_overdrachten;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_beheer;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_toezicht;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_afhandeling;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_verzending;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_termijnen;
GRANT INSERT(reden_hmac) ON TABLE public.audit TO schakel_bewaartermijnen;
GRANT SELECT(keten),UPDATE(keten) ON TABLE public.audit TO schakel_zegel;
GRANT SELECT(vorige),UPDATE(vorige) ON TABLE public.audit TO schakel_zegel;
GRANT SELECT(hash),UPDATE(hash) ON TABLE public.audit TO schakel_zegel;
GRANT SELECT ON TABLE public.audit_onverzegeld_stand TO schakel_beheer;
GRANT SELECT ON TABLE public.audit_onverzegeld_stand TO schakel_wacht;
GRANT SELECT,INSERT,UPDATE ON TABLE public.casus_personen TO schakel_afhandeling;
GRANT SELECT ON TABLE public.casus_personen TO schakel_werkvoorraad;
GRANT DELETE ON TABLE public.casus_personen TO schakel_bewaartermijnen;
GRANT SELECT(id) ON TABLE public.casus_personen TO schakel_bewaartermijnen;
GRANT SELECT(casus_id) ON TABLE public.casus_personen TO schakel_bewaartermijnen;
GRANT SELECT,INSERT,UPDATE ON TABLE public.casussen TO schakel_afhandeling;
GRANT SELECT ON TABLE public.casussen TO schakel_werkvoorraad;
GRANT SELECT(id) ON TABLE public.casussen TO schakel_bewaartermijnen;
GRANT SELECT(id) ON TABLE public.casussen TO schakel_toezicht;
GRANT SELECT(versie) ON TABLE public.casussen TO schakel_bewaartermijnen;
GRANT SELECT(versie) ON TABLE public.casussen TO schakel_toezicht;
GRANT SELECT(status),UPDATE(status) ON TABLE public.casussen TO schakel_bewaartermijnen;
GRANT SELECT(status) ON TABLE public.casussen TO schakel_toezicht;
GRANT SELECT(dringend) ON TABLE public.casussen TO schakel_toezicht;
GRANT SELECT(ontvangen_op) ON TABLE public.casussen TO schakel_toezicht;
GRANT SELECT(gewijzigd_op) ON TABLE public.casussen TO schakel_toezicht;
GRANT SELECT(gewijzigd_op) ON TABLE public.casussen TO schakel_bewaartermijnen;
GRANT UPDATE(dossier) ON TABLE public.casussen TO schakel_bewaartermijnen;
GRANT SELECT,INSERT ON TABLE public.concepten TO schakel_werkvoorraad;
GRANT DELETE ON TABLE public.concepten TO schakel_bewaartermijnen;
GRANT SELECT(id) ON TABLE public.concepten TO schakel_bewaartermijnen;
GRANT UPDATE(door) ON TABLE public.concepten TO schakel_werkvoorraad;
GRANT UPDATE(versie) ON TABLE public.concepten TO schakel_werkvoorraad;
GRANT UPDATE(bijgewerkt_op) ON TABLE public.concepten TO schakel_werkvoorraad;
GRANT SELECT(bijgewerkt_op) ON TABLE public.concepten TO schakel_bewaartermijnen;
GRANT UPDATE(inhoud) ON TABLE public.concepten TO schakel_werkvoorraad;
GRANT SELECT ON TABLE public.concepten_stand TO schakel_beheer;
GRANT SELECT ON TABLE public.concepten_stand TO schakel_wacht;
GRANT SELECT,INSERT ON TABLE public.dataleks TO schakel_afhandeling;
GRANT SELECT ON TABLE public.dataleks TO schakel_toezicht;
GRANT SELECT ON TABLE public.dubbelen TO schakel_beheer;
GRANT DELETE ON TABLE public.dubbelen TO schakel_bewaartermijnen;
GRANT SELECT ON TABLE public.dubbelen TO schakel_wacht;
GRANT SELECT(bericht_id),INSERT(bericht_id) ON TABLE public.dubbelen TO schakel_intake;
GRANT INSERT(bericht_id) ON TABLE public.dubbelen TO schakel_werkvoorraad;
GRANT INSERT(bericht_id) ON TABLE public.dubbelen TO schakel_overdrachten;
GRANT INSERT(bericht_id) ON TABLE public.dubbelen TO schakel_termijnen;
GRANT INSERT(bericht_id) ON TABLE public.dubbelen TO schakel_verzending;
GRANT SELECT(deur),INSERT(deur) ON TABLE public.dubbelen TO schakel_intake;
GRANT INSERT(deur) ON TABLE public.dubbelen TO schakel_werkvoorraad;
GRANT INSERT(deur) ON TABLE public.dubbelen TO schakel_overdrachten;
GRANT INSERT(deur) ON TABLE public.dubbelen TO schakel_termijnen;
GRANT INSERT(deur) ON TABLE public.dubbelen TO schakel_verzending;
GRANT SELECT(op) ON TABLE public.dubbelen TO schakel_bewaartermijnen;
GRANT SELECT(op) ON TABLE public.dubbelen TO schakel_intake;
GRANT SELECT,INSERT ON TABLE public.gezien TO schakel_afhandeling;
GRANT SELECT,INSERT ON TABLE public.gezien TO schakel_verzending;
GRANT DELETE ON TABLE public.gezien TO schakel_bewaartermijnen;
GRANT SELECT(verwerker) ON TABLE public.gezien TO schakel_beheer;
GRANT SELECT(verwerker) ON TABLE public.gezien TO schakel_wacht;
GRANT SELECT(bericht_id) ON TABLE public.gezien TO schakel_beheer;
GRANT SELECT(bericht_id) ON TABLE public.gezien TO schakel_wacht;
GRANT SELECT(op) ON TABLE public.gezien TO schakel_bewaartermijnen;
GRANT SELECT(op) ON TABLE public.gezien TO schakel_beheer;
GRANT SELECT(op) ON TABLE public.gezien TO schakel_wacht;
GRANT SELECT ON TABLE public.hartslagen TO schakel_beheer;
GRANT SELECT,INSERT,UPDATE ON TABLE public.hartslagen TO schakel_wacht;
GRANT SELECT ON TABLE public.journal TO schakel_afhandeling;
GRANT SELECT ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(id),INSERT(id) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(id),INSERT(id) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(id),INSERT(id) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(id),INSERT(id) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(id),INSERT(id) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(id) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(id) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(id) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(id) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(id) ON TABLE public.journal TO schakel_alarmen;
GRANT SELECT(soort),INSERT(soort) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(soort) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(soort) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(soort) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(soort) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(soort) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(soort) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(soort) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(soort) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(soort) ON TABLE public.journal TO schakel_alarmen;
GRANT INSERT(versie) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(versie) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(versie) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(versie) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(versie) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(versie) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(versie) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(versie) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(deur),INSERT(deur) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(deur) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(deur) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(deur) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(deur) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(deur) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(deur) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(deur) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(partij),INSERT(partij) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(partij),INSERT(partij) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(partij),INSERT(partij) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(partij),INSERT(partij) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(partij),INSERT(partij) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(partij) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(partij) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(partij) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(referentie),INSERT(referentie) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(referentie),INSERT(referentie) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(referentie),INSERT(referentie) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(referentie),INSERT(referentie) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(referentie),INSERT(referentie) ON TABLE public.journal TO schakel_verzending;
GRANT UPDATE(referentie) ON TABLE public.journal TO schakel_afhandeling;
GRANT UPDATE(referentie) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(vingerafdruk),INSERT(vingerafdruk) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(vingerafdruk),INSERT(vingerafdruk) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(vingerafdruk),INSERT(vingerafdruk) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(vingerafdruk),INSERT(vingerafdruk) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(vingerafdruk),INSERT(vingerafdruk) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(vingerafdruk),UPDATE(vingerafdruk) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT INSERT(inhoud) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(inhoud) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(inhoud) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(inhoud) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(inhoud) ON TABLE public.journal TO schakel_verzending;
GRANT UPDATE(inhoud) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(twijfel),INSERT(twijfel) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(twijfel),INSERT(twijfel) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(twijfel),INSERT(twijfel) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(twijfel),INSERT(twijfel) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(twijfel),INSERT(twijfel) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(fouten),INSERT(fouten) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(fouten) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(fouten) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(fouten) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(fouten) ON TABLE public.journal TO schakel_verzending;
GRANT UPDATE(fouten) ON TABLE public.journal TO schakel_afhandeling;
GRANT SELECT(fouten) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(fouten) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(fouten) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT INSERT(dringend) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(dringend) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(dringend) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(dringend) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(dringend) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(dringend) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(dringend) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(dringend) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(status),INSERT(status) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(status),INSERT(status) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(status),INSERT(status) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(status),INSERT(status) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(status),INSERT(status) ON TABLE public.journal TO schakel_verzending;
GRANT UPDATE(status) ON TABLE public.journal TO schakel_afhandeling;
GRANT SELECT(status),UPDATE(status) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(status),UPDATE(status) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(status) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(status) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(status) ON TABLE public.journal TO schakel_alarmen;
GRANT INSERT(casus_id) ON TABLE public.journal TO schakel_intake;
GRANT INSERT(casus_id) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT INSERT(casus_id) ON TABLE public.journal TO schakel_overdrachten;
GRANT INSERT(casus_id) ON TABLE public.journal TO schakel_termijnen;
GRANT INSERT(casus_id) ON TABLE public.journal TO schakel_verzending;
GRANT UPDATE(casus_id) ON TABLE public.journal TO schakel_afhandeling;
GRANT SELECT(casus_id) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(casus_id) ON TABLE public.journal TO schakel_toezicht;
GRANT UPDATE(starts) ON TABLE public.journal TO schakel_afhandeling;
GRANT SELECT(starts),UPDATE(starts) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(starts) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_verzending;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(ontvangen_op) ON TABLE public.journal TO schakel_alarmen;
GRANT UPDATE(afgehandeld_op) ON TABLE public.journal TO schakel_afhandeling;
GRANT SELECT(afgehandeld_op) ON TABLE public.journal TO schakel_beheer;
GRANT SELECT(afgehandeld_op),UPDATE(afgehandeld_op) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT SELECT(afgehandeld_op) ON TABLE public.journal TO schakel_toezicht;
GRANT SELECT(afgehandeld_op) ON TABLE public.journal TO schakel_wacht;
GRANT SELECT(afgehandeld_op) ON TABLE public.journal TO schakel_alarmen;
GRANT SELECT(idempotentie),INSERT(idempotentie) ON TABLE public.journal TO schakel_intake;
GRANT SELECT(idempotentie),INSERT(idempotentie) ON TABLE public.journal TO schakel_werkvoorraad;
GRANT SELECT(idempotentie),INSERT(idempotentie) ON TABLE public.journal TO schakel_overdrachten;
GRANT SELECT(idempotentie),INSERT(idempotentie) ON TABLE public.journal TO schakel_termijnen;
GRANT SELECT(idempotentie),INSERT(idempotentie) ON TABLE public.journal TO schakel_verzending;
GRANT UPDATE(idempotentie) ON TABLE public.journal TO schakel_bewaartermijnen;
GRANT INSERT ON TABLE public.machines TO schakel_inlog;
GRANT SELECT ON TABLE public.machines TO schakel_beheer;
GRANT DELETE ON TABLE public.machines TO schakel_bewaartermijnen;
GRANT SELECT(inlognaam) ON TABLE public.machines TO schakel_inlog;
GRANT SELECT(inlognaam) ON TABLE public.machines TO schakel_bewaartermijnen;
GRANT UPDATE(partij) ON TABLE public.machines TO schakel_inlog;
GRANT UPDATE(laatst_gezien) ON TABLE public.machines TO schakel_inlog;
GRANT SELECT(laatst_gezien) ON TABLE public.machines TO schakel_bewaartermijnen;
GRANT SELECT,INSERT,UPDATE ON TABLE public.oproepen TO schakel_alarmen;
GRANT SELECT ON TABLE public.oproepen TO schakel_werkvoorraad;
GRANT DELETE ON TABLE public.oproepen TO schakel_bewaartermijnen;
GRANT SELECT(kanaal) ON TABLE public.oproepen TO schakel_beheer;
GRANT SELECT(kanaal) ON TABLE public.oproepen TO schakel_wacht;
GRANT UPDATE(status) ON TABLE public.oproepen TO schakel_werkvoorraad;
GRANT SELECT(status) ON TABLE public.oproepen TO schakel_beheer;
GRANT SELECT(status) ON TABLE public.oproepen TO schakel_wacht;
GRANT SELECT(poging) ON TABLE public.oproepen TO schakel_beheer;
GRANT SELECT(poging) ON TABLE public.oproepen TO schakel_wacht;
GRANT SELECT(aangemaakt_op) ON TABLE public.oproepen TO schakel_beheer;
GRANT SELECT(aangemaakt_op) ON TABLE public.oproepen TO schakel_wacht;
GRANT SELECT(aangemaakt_op) ON TABLE public.oproepen TO schakel_bewaartermijnen;
GRANT SELECT,INSERT ON TABLE public.outbox TO schakel_afhandeling;
GRANT SELECT ON TABLE public.outbox TO schakel_verzending;
GRANT SELECT ON TABLE public.outbox TO schakel_overdrachten;
GRANT SELECT(id) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT SELECT(casus_id) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT SELECT(ontvanger) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(inhoud) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(kop) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(draad) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(draad) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(draad_hmac) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(draad_hmac) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(status) ON TABLE public.outbox TO schakel_afhandeling;
GRANT UPDATE(status) ON TABLE public.outbox TO schakel_verzending;
GRANT SELECT(status),UPDATE(status) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(postvak_status) ON TABLE public.outbox TO schakel_afhandeling;
GRANT SELECT(postvak_status) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(postvak_revisie) ON TABLE public.outbox TO schakel_afhandeling;
GRANT UPDATE(behandelaar) ON TABLE public.outbox TO schakel_afhandeling;
GRANT UPDATE(behandelaar) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(poging) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(lease_token) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(lease_token) ON TABLE public.outbox TO schakel_afhandeling;
GRANT UPDATE(lease_tot) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(lease_tot) ON TABLE public.outbox TO schakel_afhandeling;
GRANT UPDATE(volgende_poging) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(laatste_fout) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(bezorgd_op) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(bezorgd_op) ON TABLE public.outbox TO schakel_afhandeling;
GRANT SELECT(bezorgd_op) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT UPDATE(onzekerheid) ON TABLE public.outbox TO schakel_verzending;
GRANT UPDATE(onzekerheid) ON TABLE public.outbox TO schakel_bewaartermijnen;
GRANT SELECT,INSERT,UPDATE ON TABLE public.partner_status TO schakel_verzending;
GRANT SELECT ON TABLE public.partner_status TO schakel_beheer;
GRANT SELECT ON TABLE public.partner_status TO schakel_wacht;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_intake;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_inlog;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_werkvoorraad;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_overdrachten;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_beheer;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_toezicht;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_afhandeling;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_verzending;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_termijnen;
GRANT SELECT,INSERT ON TABLE public.periodesleutels TO schakel_bewaartermijnen;
GRANT SELECT ON TABLE public.postbus_terug TO schakel_intake;
GRANT SELECT(op) ON TABLE public.postbus_terug TO schakel_beheer;
GRANT SELECT(op) ON TABLE public.postbus_terug TO schakel_wacht;
GRANT UPDATE(klaar_op) ON TABLE public.postbus_terug TO schakel_intake;
GRANT SELECT(klaar_op) ON TABLE public.postbus_terug TO schakel_beheer;
GRANT SELECT(klaar_op) ON TABLE public.postbus_terug TO schakel_wacht;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.postbusmail TO schakel_intake;
GRANT SELECT,INSERT,UPDATE ON TABLE public.postbussen TO schakel_intake;
GRANT SELECT(postbus) ON TABLE public.postbussen TO schakel_beheer;
GRANT SELECT(postbus) ON TABLE public.postbussen TO schakel_wacht;
GRANT SELECT(gezien_op) ON TABLE public.postbussen TO schakel_beheer;
GRANT SELECT(gezien_op) ON TABLE public.postbussen TO schakel_wacht;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sessies TO schakel_inlog;
GRANT DELETE ON TABLE public.sessies TO schakel_bewaartermijnen;
GRANT SELECT(geldig_tot) ON TABLE public.sessies TO schakel_bewaartermijnen;
GRANT SELECT ON TABLE public.sleutels TO schakel_afhandeling;
GRANT SELECT ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT SELECT ON TABLE public.sleutels TO schakel_overdrachten;
GRANT SELECT ON TABLE public.sleutels TO schakel_verzending;
GRANT SELECT ON TABLE public.sleutels TO schakel_toezicht;
GRANT SELECT,DELETE ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT SELECT ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_intake;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_overdrachten;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_termijnen;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_verzending;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_afhandeling;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_toezicht;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(tabel) ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT SELECT(tabel),INSERT(tabel) ON TABLE public.sleutels TO schakel_inlog;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_intake;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_overdrachten;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_termijnen;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_verzending;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_afhandeling;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_toezicht;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(record_id) ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT SELECT(record_id),INSERT(record_id) ON TABLE public.sleutels TO schakel_inlog;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_intake;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_overdrachten;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_termijnen;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_verzending;
GRANT INSERT(casus_id),UPDATE(casus_id) ON TABLE public.sleutels TO schakel_afhandeling;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_toezicht;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT INSERT(casus_id) ON TABLE public.sleutels TO schakel_inlog;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_intake;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_overdrachten;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_termijnen;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_verzending;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_afhandeling;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_toezicht;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT INSERT(persoon_id) ON TABLE public.sleutels TO schakel_inlog;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_intake;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_overdrachten;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_termijnen;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_verzending;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_afhandeling;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_toezicht;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(sleutel) ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT INSERT(sleutel),UPDATE(sleutel) ON TABLE public.sleutels TO schakel_inlog;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_intake;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_werkvoorraad;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_overdrachten;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_termijnen;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_verzending;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_afhandeling;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_toezicht;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_beheer;
GRANT INSERT(periode) ON TABLE public.sleutels TO schakel_bewaartermijnen;
GRANT INSERT(periode),UPDATE(periode) ON TABLE public.sleutels TO schakel_inlog;
GRANT SELECT,INSERT ON TABLE public.termijnen TO schakel_afhandeling;
GRANT SELECT ON TABLE public.termijnen TO schakel_werkvoorraad;
GRANT SELECT ON TABLE public.termijnen TO schakel_termijnen;
GRANT SELECT(id) ON TABLE public.termijnen TO schakel_bewaartermijnen;
GRANT SELECT(casus_id) ON TABLE public.termijnen TO schakel_bewaartermijnen;
GRANT SELECT(soort) ON TABLE public.termijnen TO schakel_bewaartermijnen;
GRANT UPDATE(afgegaan_op) ON TABLE public.termijnen TO schakel_termijnen;
GRANT SELECT(afgegaan_op) ON TABLE public.termijnen TO schakel_bewaartermijnen;
GRANT UPDATE(vervuld_op) ON TABLE public.termijnen TO schakel_afhandeling;
GRANT SELECT(vervuld_op),UPDATE(vervuld_op) ON TABLE public.termijnen TO schakel_bewaartermijnen;
GRANT SELECT ON TABLE public.termijnen_open_stand TO schakel_beheer;
GRANT SELECT ON TABLE public.termijnen_open_stand TO schakel_wacht;
GRANT SELECT,INSERT,DELETE ON TABLE public.toegangscodes TO schakel_intake;
GRANT UPDATE(houder) ON TABLE public.toegangscodes TO schakel_intake;
GRANT UPDATE(code) ON TABLE public.toegangscodes TO schakel_intake;
GRANT UPDATE(pogingen) ON TABLE public.toegangscodes TO schakel_intake;
GRANT UPDATE(bevestigd_op) ON TABLE public.toegangscodes TO schakel_intake;
GRANT UPDATE(geldig_tot) ON TABLE public.toegangscodes TO schakel_intake;
GRANT INSERT ON TABLE public.vernietigingen TO schakel_bewaartermijnen;
GRANT SELECT,INSERT ON TABLE public.verstrekkingen TO schakel_afhandeling;
GRANT SELECT ON TABLE public.verstrekkingen TO schakel_toezicht;
GRANT SELECT(id) ON TABLE public.verstrekkingen TO schakel_verzending;
GRANT UPDATE(geinformeerd) ON TABLE public.verstrekkingen TO schakel_afhandeling;
GRANT UPDATE(weigering) ON TABLE public.verstrekkingen TO schakel_afhandeling;
GRANT UPDATE(weigering) ON TABLE public.verstrekkingen TO schakel_verzending;
GRANT SELECT ON TABLE public.vervaldata TO schakel_beheer;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.vervaldata TO schakel_wacht;
GRANT SELECT ON TABLE public.verzendingen_beheer TO schakel_beheer;
GRANT SELECT ON TABLE public.verzendingen_levensloop TO schakel_toezicht;
GRANT SELECT ON TABLE public.verzendingen_open TO schakel_beheer;
GRANT SELECT ON TABLE public.verzendingen_open TO schakel_wacht;
GRANT SELECT,INSERT ON TABLE public.waarschuwing_gemeld TO schakel_wacht;
GRANT SELECT ON TABLE public.waarschuwingen TO schakel_beheer;
GRANT SELECT,INSERT,UPDATE ON TABLE public.waarschuwingen TO schakel_wacht;
GRANT SELECT ON TABLE public.wekkers TO schakel_afhandeling;
GRANT SELECT ON TABLE public.wekkers TO schakel_verzending;
GRANT SELECT ON TABLE public.wekkers TO schakel_beheer;
GRANT SELECT ON TABLE public.wekkers TO schakel_relay;
GRANT DELETE ON TABLE public.wekkers TO schakel_bewaartermijnen;
GRANT SELECT ON TABLE public.wekkers TO schakel_wacht;
GRANT SELECT(id) ON TABLE public.wekkers TO schakel_bewaartermijnen;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_intake;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_werkvoorraad;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_overdrachten;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_termijnen;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_verzending;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT INSERT(bericht_id) ON TABLE public.wekkers TO schakel_beheer;
GRANT SELECT(bericht_id) ON TABLE public.wekkers TO schakel_bewaartermijnen;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_intake;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_werkvoorraad;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_overdrachten;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_termijnen;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_verzending;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT INSERT(soort) ON TABLE public.wekkers TO schakel_beheer;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_intake;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_werkvoorraad;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_overdrachten;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_termijnen;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_verzending;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT INSERT(versie) ON TABLE public.wekkers TO schakel_beheer;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_intake;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_werkvoorraad;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_overdrachten;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_termijnen;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_verzending;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT INSERT(lane) ON TABLE public.wekkers TO schakel_beheer;
GRANT UPDATE(beschikbaar_op) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT UPDATE(beschikbaar_op) ON TABLE public.wekkers TO schakel_verzending;
GRANT UPDATE(gepubliceerd_op) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT UPDATE(gepubliceerd_op) ON TABLE public.wekkers TO schakel_verzending;
GRANT UPDATE(gepubliceerd_op) ON TABLE public.wekkers TO schakel_relay;
GRANT UPDATE(publicaties) ON TABLE public.wekkers TO schakel_relay;
GRANT UPDATE(gesloten_op) ON TABLE public.wekkers TO schakel_afhandeling;
GRANT UPDATE(gesloten_op) ON TABLE public.wekkers TO schakel_verzending;
GRANT SELECT(gesloten_op),UPDATE(gesloten_op) ON TABLE public.wekkers TO schakel_bewaartermijnen;
GRANT SELECT,INSERT ON TABLE public.zoekindex TO schakel_afhandeling;
GRANT SELECT ON TABLE public.zoekindex TO schakel_werkvoorraad;
GRANT DELETE ON TABLE public.zoekindex TO schakel_bewaartermijnen;
GRANT SELECT(casus_id) ON TABLE public.zoekindex TO schakel_bewaartermijnen;
GRANT UPDATE(casus_id) ON TABLE public.zoekindex TO schakel_afhandeling;
