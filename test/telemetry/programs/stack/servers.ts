import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program that is asked for metrics. */
export class Target {
  private constructor(
    private readonly server: http.Server,
    public readonly port: number,
  ) {}

  /** Answers every request with the same metrics. */
  public static async start(metrics: string): Promise<Target> {
    const server = http.createServer((_, response) => {
      response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(metrics);
    });
    return new Target(server, await listen(server));
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A message that reached people, or what stands for them. */
export interface Delivery {
  readonly path: string;
  readonly body: string;
}

/** What Slack, PagerDuty and SNS are in this test: it takes every message, and keeps it. */
export class Inbox {
  public readonly deliveries: Delivery[] = [];

  private constructor(
    private readonly server: http.Server,
    public readonly port: number,
  ) {}

  public static async start(): Promise<Inbox> {
    const server = http.createServer();
    const inbox = new Inbox(server, await listen(server));
    server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        inbox.deliveries.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString('utf8') });
        response.end(request.url === '/sns' ? PUBLISHED : 'ok');
      });
    });
    return inbox;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const PUBLISHED =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId>' +
  '</PublishResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>';

async function listen(server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
