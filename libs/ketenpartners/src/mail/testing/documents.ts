/** Documents as an office program writes them, and mails that carry them: only what the readers are there for. */
import { deflateRawSync } from 'node:zlib';

export const pdfOf = (lines: readonly string[]): Buffer => {
  const escaped = lines.map((line) => line.replace(/[()\\]/g, '\\$&'));
  const content = `BT /F1 12 Tf 20 800 Td ${escaped.map((line) => `(${line}) Tj 0 -20 Td`).join(' ')} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj${object}endobj`).join('\n');
  return Buffer.from(`%PDF-1.4\n${body}\ntrailer<</Root 1 0 R>>`, 'latin1');
};

/** A ZIP with one packed entry. */
export function zipOf(name: string, bytes: Buffer): Buffer {
  const packed = deflateRawSync(bytes);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(bytes.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}

/** @param padding bytes of nothing behind the text, which pack to almost none */
export const docxOf = (lines: readonly string[], padding = 0): Buffer => {
  const body = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join('');
  return zipOf(
    'word/document.xml',
    Buffer.concat([Buffer.from(`<w:document><w:body>${body}</w:body></w:document>`), Buffer.alloc(padding, ' ')]),
  );
};

interface Inhoud {
  readonly text?: string;
  readonly html?: string;
  readonly bijlage?: { readonly naam: string; readonly type?: string; readonly bytes: Buffer };
}

/** A mail of one text and at most one attachment. */
export function mimeOf({ text, html, bijlage }: Inhoud): Buffer {
  const body =
    text === undefined
      ? `Content-Type: text/html; charset=utf-8\r\n\r\n${html ?? ''}`
      : `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
  const head = 'From: meldingen@zorg-voorbeeld.example\r\nSubject: Aanmelding\r\nMIME-Version: 1.0\r\n';
  if (!bijlage) return Buffer.from(`${head}${body}\r\n`);
  const { naam, type = 'application/octet-stream', bytes } = bijlage;
  const part = `Content-Type: ${type}; name="${naam}"\r\nContent-Disposition: attachment; filename="${naam}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`;
  return Buffer.from(`${head}Content-Type: multipart/mixed; boundary="=_a"\r\n\r\n--=_a\r\n${body}\r\n--=_a\r\n${part}\r\n--=_a--\r\n`);
}
