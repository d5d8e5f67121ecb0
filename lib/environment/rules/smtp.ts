import type { Problem } from '../../problems';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** An e-mail goes through a mail server, on a port that mail servers take messages on. */
export const smtp = eachEnvironment((source) => [...judgeServer(source), ...judgePort(source)]);

function judgeServer(source: SourcedEnvironment): Problem[] {
  const { receivers, smtp: server } = source.environment.telemetry;
  if (server !== undefined) return [];
  return receivers.flatMap(({ type, name }, index) => {
    if (type !== 'email') return [];
    return [
      {
        where: at(source, 'telemetry', 'receivers', index),
        what: 'is told by e-mail, and the environment has no mail server',
        received: name,
        allowed: 'telemetry.smtp in an environment with a receiver of type email',
        mend: "add smtp: { host, from, username, secret } to telemetry, or choose type 'sns' and subscribe the address",
      },
    ];
  });
}

function judgePort(source: SourcedEnvironment): Problem[] {
  const port = source.environment.telemetry.smtp?.port ?? 587;
  if (Number.isInteger(port) && port >= 1 && port <= 65535 && port !== 25) return [];
  return [
    {
      where: at(source, 'telemetry', 'smtp', 'port'),
      what: port === 25 ? 'is for mail between servers, which AWS throttles' : 'is not a port',
      received: String(port),
      allowed: '587 or another port with STARTTLS, or 465 with TLS from the start',
      mend: 'leave it out for 587',
    },
  ];
}
