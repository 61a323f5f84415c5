/** A private Dovecot on loopback: one mailbox for every user name, all with one password, or with a token that it checks by a key of its own. */
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { answers } from './conversation.mjs';
import { serverAccount } from './server-account.mjs';
import { ensurePrivateDirectory, writePrivate } from './private-files.mjs';
import { launch, whenReady } from './processes.mjs';

/** Dovecot wants to be several accounts; here it is one, which is not root (it runs as nobody there), and so needs no prison. */
const configuration = ({ home, port, password, user }) => `protocols = imap
listen = 127.0.0.1
base_dir = ${home}/run
state_dir = ${home}/state
log_path = /dev/stderr
default_internal_user = ${user}
default_login_user = ${user}
default_internal_group = ${user === 'nobody' ? 'nogroup' : '$DEFAULT_GROUP'}
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain xoauth2 oauthbearer
mail_location = maildir:${home}/mail/%u
mailbox_list_index = no
first_valid_uid = 1
mail_max_userip_connections = 100
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${home}/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${user} gid=${user === 'nobody' ? 'nogroup' : user} home=${home}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;

/** Tokens are JWTs (HS256) that say who logs in as \`email\`. */
const tokens = (home) => `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${home}/keys/
username_attribute = email
`;

/** @param {{ dir: string, program: string, port: number, password: string }} options */
export async function prepareDovecot({ dir, program, port, password }) {
  const account = await serverAccount(join(dir, 'dovecot'), dirname(program), 'dovecot');
  const { home, own } = account;
  const user = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  const files = {
    'dovecot.conf': configuration({ home, port, password, user }),
    'oauth2.conf': tokens(home),
    'keys/default/HS256/default': Buffer.from(password).toString('base64'),
  };
  for (const folder of ['run', 'state', 'mail', 'keys', 'keys/default', 'keys/default/HS256'])
    own(ensurePrivateDirectory(join(home, folder)));
  for (const [name, text] of Object.entries(files)) {
    writePrivate(join(home, name), text);
    own(join(home, name));
  }
  const { command, args } = account.wrap('dovecot', ['-F', '-c', join(home, 'dovecot.conf')]);
  const start = async () => {
    const running = launch({ dir, name: 'dovecot', command, args, log: join(dir, 'logs', 'dovecot.log'), ...account.options });
    await whenReady(running, () => answers(port, '', 'OK'), 20_000);
    return running;
  };
  return { mailbox: { host: '127.0.0.1', port, user: 'meldingen', password }, start };
}
