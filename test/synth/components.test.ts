import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Token } from 'cdktf';
import { Brought } from '../../lib/kubernetes';
import { componentIn, configMap, namespaceNamed, renderFailure, renderTree } from '../../lib/testing/rendering';

describe('files of a component', () => {
  test('objects of one name in two namespaces and two API groups each keep their own file', () => {
    const { files } = renderTree({
      clusters: (scope) => {
        const needs = ['crd/services.serving.knative.dev', 'namespace/ns1', 'namespace/ns2'] as const;
        new Brought(scope, 'Elsewhere', { cluster: 'test-a', by: 'somebody', provides: needs });
        const component = componentIn(scope, 'same', { needs });
        const object = (id: string, apiVersion: string, kind: string, namespace: string) =>
          new ApiObject(component, id, { apiVersion, kind, metadata: { name: 'same', namespace } });
        object('One', 'v1', 'Service', 'ns1');
        object('Two', 'v1', 'Service', 'ns2');
        object('Three', 'serving.knative.dev/v1', 'Service', 'ns1');
      },
    });
    expect([...files.keys()].filter((path) => path.startsWith('clusters/'))).toEqual([
      'clusters/test-a/same/kustomization.yaml',
      'clusters/test-a/same/ns1/service-same.yaml',
      'clusters/test-a/same/ns1/service.serving.knative.dev-same.yaml',
      'clusters/test-a/same/ns2/service-same.yaml',
    ]);
  });

  test('names that differ only in special characters or letter case keep their own file', () => {
    const { files } = renderTree({
      clusters: (scope) => {
        const component = componentIn(scope, 'rbac');
        for (const name of ['a:b', 'ab', 'AB', 'a%3ab']) {
          new ApiObject(component, `Role-${Buffer.from(name).toString('hex')}`, {
            apiVersion: 'rbac.authorization.k8s.io/v1',
            kind: 'ClusterRole',
            metadata: { name },
          });
        }
      },
    });
    expect([...files.keys()].filter((path) => path.includes('clusterrole'))).toEqual([
      'clusters/test-a/rbac/clusterrole-%41%42.yaml',
      'clusters/test-a/rbac/clusterrole-a%253ab.yaml',
      'clusters/test-a/rbac/clusterrole-a%3ab.yaml',
      'clusters/test-a/rbac/clusterrole-ab.yaml',
    ]);
  });

  test('a dependency between components changes no file', () => {
    const render = (dependent: boolean) =>
      renderTree({
        clusters: (scope) => {
          const first = componentIn(scope, 'first');
          const second = componentIn(scope, 'second');
          configMap(first, 'one');
          configMap(second, 'two');
          if (dependent) second.addDependency(first);
        },
      });
    expect(render(true)).toEqual(render(false));
  });

  test('a chain of 20 components with 30 objects each, which cdk8s would never finish, ends', () => {
    const { manifest } = renderTree({
      clusters: (scope) => {
        let previous: ReturnType<typeof componentIn> | undefined;
        for (let index = 0; index < 20; index++) {
          const needs = index === 0 ? [] : [`namespace/n${index - 1}` as const];
          const component = componentIn(scope, `c${index}`, { needs, provides: [`namespace/n${index}`] });
          namespaceNamed(component, `n${index}`);
          for (let object = 1; object < 30; object++) configMap(component, `map-${index}-${object}`);
          if (previous !== undefined) component.addDependency(previous);
          previous = component;
        }
      },
    });
    expect(manifest.components.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, index) => `c${index}`));
  });

  test('a kustomization lists every file of its component, and nothing else', () => {
    const { files } = renderTree({
      clusters: (scope) => {
        const component = componentIn(scope, 'maps');
        configMap(component, 'two');
        configMap(component, 'one');
      },
    });
    expect(files.get('clusters/test-a/maps/kustomization.yaml')).toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- default/configmap-one.yaml
- default/configmap-two.yaml
`);
  });
});

describe('faults in components', () => {
  test('fails when two components make one object, naming both', () => {
    const message = renderFailure({
      clusters: (scope) => {
        configMap(componentIn(scope, 'first'), 'same');
        configMap(componentIn(scope, 'second'), 'same');
      },
    });
    expect(message).toBe(`1 problem, nothing was written:

  second/same
    makes the object that first/same makes already
    received  test-a/core/ConfigMap/default/same
    allowed   one maker an object
    mend      rename one of the two, or remove it`);
  });

  test('fails when two kinds that differ only in letter case want one file, naming both', () => {
    const message = renderFailure({
      clusters: (scope) => {
        const component = componentIn(scope, 'same');
        new ApiObject(component, 'One', { apiVersion: 'v1', kind: 'Same', metadata: { name: 'x' } });
        new ApiObject(component, 'Two', { apiVersion: 'v1', kind: 'same', metadata: { name: 'x' } });
      },
    });
    expect(message).toBe(`1 problem, nothing was written:

  same/Two
    makes the file that same/One makes already
    received  clusters/test-a/same/same-x.yaml
    allowed   one maker a file
    mend      rename one of the two, or remove it`);
  });

  test('fails when a value is a token that nothing resolves, NaN, undefined in a list, or a trace of undefined', () => {
    const missing: { name?: string } = {};
    const message = renderFailure({
      clusters: (scope) => {
        configMap(componentIn(scope), 'bad', {
          list: ['fine', undefined],
          number: Token.asNumber({ resolve: () => 1 }),
          text: Token.asString({ resolve: () => 'x' }),
          tokens: Token.asList({ resolve: () => ['x'] }),
          url: `http://${missing.name}:9090`,
          weight: Number.NaN,
        });
      },
    });
    const fields = message.match(/sample\/bad › \S+\n {4}.*/g);
    expect(fields).toEqual([
      'sample/bad › data.list[1]\n    is not plain data',
      'sample/bad › data.number\n    is a reference that nothing resolves',
      'sample/bad › data.text\n    is a reference that nothing resolves',
      'sample/bad › data.tokens[0]\n    is a reference that nothing resolves',
      'sample/bad › data.url\n    holds the trace of a missing value',
      'sample/bad › data.weight\n    is not a number',
    ]);
  });

  test('fails when an object holds a Date, naming the construct', () => {
    const message = renderFailure({
      clusters: (scope) => void configMap(componentIn(scope), 'dated', { at: new Date(0) }),
    });
    expect(message).toBe(`1 problem, nothing was written:

  sample/dated
    holds something that is not plain data
    received  an object of class Date
    allowed   strings, numbers, booleans, lists and maps
    mend      correct the properties of this object`);
  });

  test('fails when text cannot reach the cluster unchanged, naming the field', () => {
    const message = renderFailure({
      clusters: (scope) => void configMap(componentIn(scope), 'odd', { half: '\ud83d', nel: 'a\u0085b', '<<': 'x' }),
    });
    expect(message.match(/› \S+\n {4}.*/g)).toEqual([
      '› data.<<\n    cannot be written: it is the merge key of YAML',
      '› data.half\n    cannot be written: it holds half of a surrogate pair (U+D83D), which is not a character',
      '› data.nel\n    cannot be written: it holds the control character U+0085, which kustomize loses',
    ]);
  });

  test('fails when a label holds the hash of a construct path', () => {
    const message = renderFailure({
      clusters: (scope) => {
        const metadata = { name: 'x', labels: { 'cdk8s.io/metadata.addr': 'c8f3' } };
        new ApiObject(componentIn(scope), 'Pod', { apiVersion: 'v1', kind: 'Pod', metadata });
      },
    });
    expect(message).toContain('metadata.labels.cdk8s.io/metadata.addr\n    is a hash of the construct path');
  });

  test('fails when an object has no name of its own', () => {
    const message = renderFailure({
      clusters: (scope) => void new ApiObject(componentIn(scope), 'Nameless', { apiVersion: 'v1', kind: 'ConfigMap' }),
    });
    expect(message).toContain('sample/Nameless has no metadata.name: names are chosen, never derived');
  });

  test('fails when a namespace would lead out of its folder', () => {
    const message = renderFailure({
      clusters: (scope) => {
        const metadata = { name: 'x', namespace: '..' };
        new ApiObject(componentIn(scope), 'Out', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
      },
    });
    expect(message).toContain("its file path has the part '..', which leaves its folder");
  });

  test.each(['..', '../../x', '/etc', 'a/b', 'Upper', 'x'.repeat(64)])(
    'fails when a component is called %p',
    (name) => {
      const message = renderFailure({ clusters: (scope) => void configMap(componentIn(scope, name), 'one') });
      expect(message).toContain('has a name that cannot be a folder');
    },
  );

  test('fails when a component is called like a device of Windows', () => {
    const message = renderFailure({ clusters: (scope) => void configMap(componentIn(scope, 'con'), 'one') });
    expect(message).toContain("its file path has the part 'con', a device name on Windows");
  });

  test('fails when the name of an object is too long for a file', () => {
    const message = renderFailure({ clusters: (scope) => void configMap(componentIn(scope), 'x'.repeat(253)) });
    expect(message).toContain('its file path has a part longer than 255 bytes');
  });

  test('fails when a component holds no object, or more than an agent can apply at once', () => {
    const message = renderFailure({
      clusters: (scope) => {
        componentIn(scope, 'empty');
        const large = componentIn(scope, 'large');
        for (let index = 0; index <= 500; index++) configMap(large, `map-${index}`);
      },
    });
    expect(message.match(/^ {2}\w+\n {4}.*\n {4}.*/gm)).toEqual([
      '  empty\n    renders no object\n    received  0 objects',
      '  large\n    renders more objects than an agent can apply at once\n    received  501 objects',
    ]);
  });

  test('fails when a chart is no component, and when there is no component at all', () => {
    expect(renderFailure({ clusters: (scope) => void new Chart(scope, 'Loose') })).toContain(
      'is a Chart of no component: it has no cluster and no folder',
    );
    expect(renderFailure({ clusters: () => undefined })).toContain('renders no component');
  });

  test('fails when components wait for each other, showing the way round', () => {
    const message = renderFailure({
      clusters: (scope) => {
        const ring = [
          componentIn(scope, 'a', { needs: ['namespace/c'], provides: ['namespace/a'] }),
          componentIn(scope, 'b', { needs: ['namespace/a'], provides: ['namespace/b'] }),
          componentIn(scope, 'c', { needs: ['namespace/b'], provides: ['namespace/c'] }),
        ];
        for (const component of ring) namespaceNamed(component, component.node.id);
      },
    });
    expect(message).toContain('received  a → c → b → a');
  });
});

test('lazy values are resolved, and keys are sorted however they were inserted', () => {
  const { files } = renderTree({
    clusters: (scope) => {
      configMap(componentIn(scope), 'one', { z: Lazy.any({ produce: () => 'last' }), a: 'first' });
    },
  });
  expect(files.get('clusters/test-a/sample/default/configmap-one.yaml')).toMatch(/data:\n {2}a: first\n {2}z: last\n/);
});
