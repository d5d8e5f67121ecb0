import { nodeExporterArgs } from '../../../../lib/telemetry/render/exporters/node-exporter';

test('it reads the node in its folder, and runs what is declared', () => {
  expect(nodeExporterArgs('/host').join('\n')).toMatchInlineSnapshot(`
    "--path.rootfs=/host
    --path.procfs=/host/proc
    --path.sysfs=/host/sys
    --path.udev.data=/host/run/udev/data
    --web.disable-exporter-metrics
    --collector.disable-defaults
    --collector.conntrack
    --collector.cpu
    --collector.diskstats
    --collector.filefd
    --collector.filesystem
    --collector.loadavg
    --collector.meminfo
    --collector.netclass
    --collector.netdev
    --collector.netstat
    --collector.pressure
    --collector.stat
    --collector.timex
    --collector.uname
    --collector.vmstat
    --collector.filesystem.mount-points-exclude=^/(dev|proc|run|sys|(local/)?var/lib/(containerd|kubelet)/.+)($|/)
    --collector.netclass.ignored-devices=^(eni|veth).+$
    --collector.netdev.device-exclude=^(eni|veth).+$"
  `);
});

const excludes = (flag: string, text: string) => {
  const argument = nodeExporterArgs('/host').find((each) => each.startsWith(`--collector.${flag}=`)) ?? '';
  return new RegExp(argument.slice(argument.indexOf('=') + 1)).test(text);
};

test.each([
  ['/', false],
  ['/local', false],
  ['/var', false],
  ['/var/lib/kubelet', false],
  ['/boot', false],
  ['/proc', true],
  ['/run/containerd/io.containerd.grpc.v1.cri/sandboxes/a/shm', true],
  ['/var/lib/kubelet/pods/a/volumes/b', true],
  ['/local/var/lib/kubelet/pods/a/volumes/b', true],
  ['/processes', false],
])('whether it leaves out the mount at %s: %s', (mountPoint, isExcluded) => {
  expect(excludes('filesystem.mount-points-exclude', mountPoint)).toBe(isExcluded);
});

test.each([
  ['eth0', false],
  ['ens5', false],
  ['lo', false],
  ['eni0a1b2c3d4e5', true],
  ['veth0a1b2c3', true],
])('whether it leaves out the interface %s: %s', (device, isExcluded) => {
  for (const flag of ['netdev.device-exclude', 'netclass.ignored-devices']) {
    expect(excludes(flag, device)).toBe(isExcluded);
  }
});
