import fs from 'node:fs';
import { isAnotherLive, thisProcess } from '../../../lib/synth/disk/owner';
import { deadProcess, livingProcess, zombieProcess } from './processes';

const onLinux = fs.existsSync('/proc/self/stat') ? test : test.skip;
const title = (sentence: string) => (onLinux === test ? sentence : `${sentence} (skipped: there is no /proc)`);

describe('the owner of a journal', () => {
  test('is not another one when it is this process', () => {
    expect(thisProcess().pid).toBe(process.pid);
    expect(isAnotherLive(thisProcess())).toBe(false);
  });

  onLinux(title('lives when its process does'), () => {
    const owner = livingProcess();
    expect(isAnotherLive(owner)).toBe(true);
    expect(isAnotherLive({ pid: owner.pid })).toBe(true);
  });

  test('lives when its process belongs to another user', () => {
    expect(isAnotherLive({ pid: 1 })).toBe(true);
  });

  test('is dead when its process has ended', () => {
    expect(isAnotherLive(deadProcess())).toBe(false);
  });

  onLinux(title('is dead when another process has its number by now'), () => {
    const { pid, startedAtTicks } = livingProcess();
    expect(isAnotherLive({ pid, startedAtTicks: startedAtTicks - 1 })).toBe(false);
  });

  onLinux(title('is dead when its process was killed, also while nobody has asked for it'), async () => {
    expect(isAnotherLive(await zombieProcess())).toBe(false);
  });

  onLinux(title('is told apart by the time of its start'), () => {
    const [, afterName = ''] = fs.readFileSync('/proc/self/stat', 'utf8').split(') ');
    expect(thisProcess().startedAtTicks).toBe(Number(afterName.split(' ')[19]));
  });
});
