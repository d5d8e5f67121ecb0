import { messageOf } from './sources';

describe('pins that cannot be read', () => {
  test('a digest that is none', () => {
    const images = { 'docker.io/grafana/grafana': { digest: 'sha256:abc' } };
    expect(messageOf({}, { dev: { images } })).toBe(`1 problem, nothing was written:

  environments/versions/dev.json › images['docker.io/grafana/grafana'].digest
    is not an allowed value
    received  'sha256:abc'
    allowed   a digest: sha256: and 64 hexadecimal digits
    mend      set it to a digest: sha256: and 64 hexadecimal digits`);
  });

  test('a tag that is empty, and a key that does not exist', () => {
    const images = { 'docker.io/grafana/grafana': { tag: '', repo: 'x' } };
    expect(messageOf({}, { dev: { images } })).toBe(`2 problems, nothing was written:

  environments/versions/dev.json › images['docker.io/grafana/grafana'].repo
    is not a key that exists here
    received  repo
    allowed   tag, digest
    mend      remove it

  environments/versions/dev.json › images['docker.io/grafana/grafana'].tag
    is not an allowed value
    received  ''
    allowed   a text that is not empty
    mend      set it to a text that is not empty`);
  });

  test('an add-on without its version', () => {
    expect(messageOf({}, { dev: { addons: { '1.35': { 'metrics-server': '0.9.0' } } } }))
      .toBe(`1 problem, nothing was written:

  environments/versions/dev.json › addons['1.35'].metrics-server
    is not an allowed value
    received  '0.9.0'
    allowed   a version that starts with 'v'
    mend      set it to a version that starts with 'v'`);
  });

  test('a section that is misspelt, and one of the wrong kind', () => {
    expect(messageOf({}, { dev: { addons: undefined, addon: {}, charts: [] } })).toBe(`2 problems, nothing was written:

  environments/versions/dev.json › addon
    is not a key that exists here
    received  addon
    allowed   images, addons, charts, agents
    mend      write 'addons'

  environments/versions/dev.json › charts
    is not an allowed value
    received  []
    allowed   an object
    mend      set it to an object`);
  });
});
