import { ConfigFiles, type ContainerProps, Deployment, type DeploymentProps, mounts } from '../../../lib/kubernetes';
import { objectsOf, sampleComponent } from '../rendering';
import { CONTAINER, objectIn, podIn, WORKLOAD } from './samples';

const podOf = (
  props: Partial<ContainerProps & Pick<DeploymentProps, 'sidecars' | 'terminationGraceSeconds' | 'userId'>> = {},
) => {
  const objects = objectsOf((scope) => new Deployment(scope, 'Web', { ...WORKLOAD, replicas: 2, ...props }));
  return podIn(objectIn(objects, 'Deployment'));
};

const mistakesOf = (props: Partial<ContainerProps & Pick<DeploymentProps, 'sidecars'>>) =>
  new Deployment(sampleComponent(), 'Web', { ...WORKLOAD, replicas: 2, ...props }).node.validate();

const RELOADER: ContainerProps = {
  ...CONTAINER,
  name: 'reloader',
  ports: [{ name: 'reloader', port: 8081 }],
  probes: { liveness: { path: '/healthz', port: 'reloader' }, readiness: { path: '/healthz', port: 'reloader' } },
};

describe('a pod', () => {
  test('passes Pod Security restricted, and has no token', () => {
    const { securityContext, containers, ...pod } = podOf();
    expect(pod).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false });
    expect(securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      fsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(containers.map((container) => container.securityContext)).toEqual([
      {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        privileged: false,
        readOnlyRootFilesystem: true,
      },
    ]);
  });

  test('is killed when it takes longer to end than it said', () => {
    expect(podOf({ terminationGraceSeconds: 600 })).toMatchObject({ terminationGracePeriodSeconds: 600 });
    expect(podOf()).not.toHaveProperty('terminationGracePeriodSeconds');
  });
});

describe('a container', () => {
  const containerOf = (props: Partial<ContainerProps> = {}) => podOf(props).containers[0];

  test('asks for CPU and memory, and is limited in memory alone', () => {
    expect(containerOf()?.resources).toEqual({
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '64Mi' },
    });
  });

  test('is probed by name of the port, and has a minute to start', () => {
    expect(containerOf()).toMatchObject({
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10, failureThreshold: 3 },
      readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
      startupProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
    });
  });

  test('learns of its pod by variables, in the order given', () => {
    const env = { POD_IP: { field: 'status.podIP' }, ADDRESS: '$(POD_IP):9094' } as const;
    expect(containerOf({ env, args: ['--listen=$(ADDRESS)'] })).toMatchObject({
      args: ['--listen=$(ADDRESS)'],
      env: [
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'ADDRESS', value: '$(POD_IP):9094' },
      ],
    });
  });

  test('may listen to UDP', () => {
    const gossip = { name: 'gossip', port: 9094, protocol: 'UDP' } as const;
    expect(containerOf({ ports: [...CONTAINER.ports, gossip] })?.ports).toEqual([
      { name: 'http', containerPort: 8080 },
      { name: 'gossip', containerPort: 9094, protocol: 'UDP' },
    ]);
  });

  test('writes where it is allowed to, and nowhere else', () => {
    const { containers, volumes } = podOf({ writableFolders: ['/var/cache/web'] });
    expect(volumes).toEqual([{ name: 'var-cache-web', emptyDir: {} }]);
    expect(containers[0]?.volumeMounts).toEqual([{ name: 'var-cache-web', mountPath: '/var/cache/web' }]);
  });
});

describe('a folder', () => {
  test('of configuration is a ConfigMap, read-only', () => {
    const { containers, volumes } = podOf({ mounts: [mounts.config({ name: 'web-config' }, '/etc/web')] });
    expect(volumes).toEqual([{ name: 'web-config', configMap: { name: 'web-config' } }]);
    expect(containers[0]?.volumeMounts).toEqual([{ name: 'web-config', mountPath: '/etc/web', readOnly: true }]);
  });

  test('of secrets is for the group of the pod to read, and may come later', () => {
    const secrets = [mounts.secret('a', '/a'), mounts.secret('b', '/b', { isOptional: true })];
    expect(podOf({ mounts: secrets }).volumes).toEqual([
      { name: 'a', secret: { secretName: 'a', defaultMode: 0o440 } },
      { name: 'b', secret: { secretName: 'b', defaultMode: 0o440, optional: true } },
    ]);
  });

  test('of the node is read-only unless it says otherwise', () => {
    const { containers, volumes } = podOf({
      mounts: [mounts.host('/', '/host'), mounts.host('/var/lib/web', '/data', { isWritable: true })],
    });
    expect(volumes).toEqual([
      { name: 'host-root', hostPath: { path: '/', type: 'Directory' } },
      { name: 'host-var-lib-web', hostPath: { path: '/var/lib/web', type: 'DirectoryOrCreate' } },
    ]);
    expect(containers[0]?.volumeMounts).toEqual([
      { name: 'host-root', mountPath: '/host', readOnly: true, mountPropagation: 'HostToContainer' },
      { name: 'host-var-lib-web', mountPath: '/data' },
    ]);
  });
});

describe('a sidecar', () => {
  test('is a container like the first, with folders of its own and one that both have', () => {
    const shared = (folder: string) => mounts.shared('rendered', folder);
    const { containers, volumes } = podOf({
      writableFolders: ['/tmp'],
      mounts: [shared('/etc/web')],
      sidecars: [{ ...RELOADER, writableFolders: ['/tmp'], mounts: [shared('/out')] }],
    });
    expect(containers.map(({ name, volumeMounts }) => [name, volumeMounts])).toEqual([
      [
        'web',
        [
          { name: 'tmp', mountPath: '/tmp' },
          { name: 'rendered', mountPath: '/etc/web' },
        ],
      ],
      [
        'reloader',
        [
          { name: 'reloader-tmp', mountPath: '/tmp' },
          { name: 'rendered', mountPath: '/out' },
        ],
      ],
    ]);
    expect(volumes).toEqual(['tmp', 'rendered', 'reloader-tmp'].map((name) => ({ name, emptyDir: {} })));
    expect(containers[1]?.securityContext).toEqual(containers[0]?.securityContext);
  });

  test.each<[string, ContainerProps, string[]]>([
    ['has the name of another', { ...RELOADER, name: 'web' }, ['web has two containers web']],
    [
      'has a port of the name of another',
      { ...RELOADER, ports: [...RELOADER.ports, ...CONTAINER.ports] },
      ['web has two ports http'],
    ],
    [
      'is probed where it does not listen',
      { ...RELOADER, probes: CONTAINER.probes },
      [
        'reloader is probed at /healthz of its port http; it has reloader',
        'reloader is probed at /readyz of its port http; it has reloader',
      ],
    ],
    [
      'gives another volume a name that is taken',
      { ...RELOADER, mounts: [mounts.secret('web-config', '/etc/web')] },
      ['web has two different volumes web-config'],
    ],
    [
      'has two volumes at one place',
      { ...RELOADER, writableFolders: ['/tmp'], mounts: [mounts.shared('rendered', '/tmp')] },
      ['reloader has two volumes at /tmp'],
    ],
    ['has a place that is none', { ...RELOADER, writableFolders: ['tmp'] }, ["reloader has 'tmp', no absolute path"]],
  ])('fails when it %s', (_, sidecar, messages) => {
    const config = [mounts.config({ name: 'web-config' }, '/etc/web')];
    expect(mistakesOf({ mounts: config, sidecars: [sidecar] })).toEqual(messages);
  });
});

describe('configuration', () => {
  const files = (props: Readonly<Record<string, string>>) => (scope: ConstructorParameters<typeof ConfigFiles>[0]) =>
    new ConfigFiles(scope, 'Config', { name: 'web-config', namespace: 'shop', files: props });

  test('is a ConfigMap by the name that was chosen', () => {
    const [map] = objectsOf((scope) => void files({ 'web.yaml': 'a: 1\n' })(scope));
    expect(map).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: 'web-config', namespace: 'shop' },
      data: { 'web.yaml': 'a: 1\n' },
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['has no file', {}, 'web-config has no file'],
    [
      'has a file in a folder',
      { 'rules/a.yaml': '' },
      "web-config has a file 'rules/a.yaml': a name is of letters, digits, '-', '_' and '.', in no folder",
    ],
    [
      'is larger than etcd takes',
      { a: 'é'.repeat(524_288) },
      'web-config holds 1048577 bytes, of 1048576 at most: cut it in two',
    ],
  ])('fails when it %s', (_, content, message) => {
    expect(files(content)(sampleComponent()).node.validate()).toEqual([message]);
  });
});
