import { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import http from 'node:http';
import type net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { LOG_CANARY_MODULE } from '../../../lib/telemetry/logs/log-canary';
import { PROBE_MODULES } from '../../../lib/telemetry/jobs/blackbox';
import { renderAll } from '../../platform/render-all';
import { describeWithPrograms } from './programs';
import { type RunningProgram, startProgram } from './running-program';

/** The configuration of each cluster, by cluster. */
const configs = new Map(
  renderAll().flatMap(({ files }) =>
    [...files].flatMap(([file, text]) => {
      const [, cluster] = /^clusters\/([^/]+)\/blackbox-exporter\/monitoring\/configmap-[^/]+$/.exec(file) ?? [];
      if (cluster === undefined) return [];
      const { data } = parse(text) as { readonly data: Readonly<Record<string, string>> };
      return [[cluster, data['blackbox.yaml'] ?? ''] as const];
    }),
  ),
);

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'blackbox-'));
  for (const [cluster, text] of configs) fs.writeFileSync(fileOf(cluster), text);
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const fileOf = (cluster: string) => path.join(folder, `${cluster}.yaml`);

describeWithPrograms(['blackbox_exporter'], 'blackbox exporter', ({ blackbox_exporter: program = '' }) => {
  const check = (file: string) => spawnSync(program, ['--config.check', `--config.file=${file}`], { encoding: 'utf8' });

  test.each([...configs.keys()])('takes the configuration of %s', (cluster) => {
    const { status, stderr } = check(fileOf(cluster));
    expect(stderr).toContain('Config file is ok');
    expect(status).toBe(0);
  });

  test('refuses a field that it does not know', () => {
    const [text = ''] = configs.values();
    fs.writeFileSync(fileOf('broken'), text.replace('query_name:', 'query_nam:'));
    const { status, stderr } = check(fileOf('broken'));
    expect(stderr).toContain('field query_nam not found');
    expect(status).toBe(1);
  });

  describe('probes', () => {
    let exporter: RunningProgram | undefined;
    const ending: (() => void)[] = [];

    beforeAll(async () => {
      const [cluster = ''] = configs.keys();
      exporter = await startProgram(program, [`--config.file=${fileOf(cluster)}`]);
    });

    afterAll(() => exporter?.stop());

    afterEach(() => {
      for (const end of ending.splice(0)) end();
    });

    async function succeeds(module: string, target: string): Promise<boolean> {
      const said = await exporter?.get(`/probe?module=${module}&target=${encodeURIComponent(target)}`);
      const [, value] = /^probe_success (\d)$/m.exec(said ?? '') ?? [];
      return value === '1';
    }

    test.each([
      ['an address', [10, 0, 0, 1], true],
      ['no record', undefined, false],
    ])('DNS is well when it answers with %s: %s', async (_, address, isWell) => {
      const port = await dnsServer(address);
      expect(await succeeds(PROBE_MODULES.clusterDns, `127.0.0.1:${port}`)).toBe(isWell);
    });

    test.each([
      [200, true],
      [204, true],
      [302, false],
      [503, false],
    ])('an endpoint is well when it answers %s: %s', async (status, isWell) => {
      const port = await webServer(status, '');
      expect(await succeeds(PROBE_MODULES.endpoint, `http://127.0.0.1:${port}/ready`)).toBe(isWell);
    });

    test.each([
      ['118', true],
      ['0', false],
    ])('the way of logs is well when %s lines came out: %s', async (lines, isWell) => {
      const result = [{ metric: {}, value: [1764072000.1, lines] }];
      const port = await webServer(200, JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
      expect(await succeeds(LOG_CANARY_MODULE, `http://127.0.0.1:${port}/`)).toBe(isWell);
    });

    /** Answers whatever it is asked with one record, or with none. */
    async function dnsServer(address: readonly number[] | undefined): Promise<number> {
      const server = dgram.createSocket('udp4');
      server.on('message', (question, from) => server.send(dnsAnswer(question, address), from.port, from.address));
      await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
      ending.push(() => server.close());
      return server.address().port;
    }

    async function webServer(status: number, body: string): Promise<number> {
      const server = http.createServer((_, response) => {
        response.writeHead(status, { Location: 'http://127.0.0.1:1/' }).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      ending.push(() => {
        server.closeAllConnections();
        server.close();
      });
      return (server.address() as net.AddressInfo).port;
    }
  });
});

test('every cluster has a configuration', () => {
  expect([...configs.keys()]).toEqual(['dev-a', 'staging-a', 'prod-a', 'prod-b']);
});

/** @see https://www.rfc-editor.org/rfc/rfc1035#section-4.1 */
function dnsAnswer(question: Buffer, address: readonly number[] | undefined): Buffer {
  const HEADER = 12;
  const name = question.indexOf(0, HEADER) + 1;
  const asked = question.subarray(HEADER, name + 4);
  const header = [...question.subarray(0, 2), 0x84, 0, 0, 1, 0, address === undefined ? 0 : 1, 0, 0, 0, 0];
  // A pointer to the name that was asked for, type A, class IN, 30 seconds, 4 bytes.
  const record = address === undefined ? [] : [0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 30, 0, 4, ...address];
  return Buffer.concat([Buffer.from(header), asked, Buffer.from(record)]);
}
