import path from 'node:path';
import fc from 'fast-check';
import { pathProblem } from '../../lib/tree';

describe('a safe path', () => {
  test.each([
    'README.md',
    '.gitattributes',
    'platform.json',
    'terraform/network-eu-west-2/cdk.tf.json',
    'clusters/prod-a/namespaces/monitoring/networkpolicy-default-deny.yaml',
    'clusters/a/b/clusterrole-system%3Anode.yaml',
    'a..b',
    '...a',
    'console.yaml',
    'com.yaml',
    'nul-1.yaml',
    'git',
    '.github',
    'a'.repeat(255),
    Array.from({ length: 4 }, () => 'a'.repeat(255)).join('/'),
  ])('is %s', (file) => {
    expect(pathProblem(file)).toBeUndefined();
  });

  test('stays inside the root, whatever its name', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.constantFrom('..', '.', '/', '\\', 'a', 'con', '%2e', '~', ':', '\0', ' ', '.git', 'é'),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const file = parts.join('');
        fc.pre(pathProblem(file) === undefined);
        for (const system of [path.posix, path.win32]) {
          const root = system.resolve('/out/dev');
          expect(system.relative(root, system.resolve(root, file)).replaceAll('\\', '/')).toBe(file);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('fails for a path', () => {
  test.each([
    ['empty', '', 'has an empty part'],
    ['absolute', '/etc/passwd', 'has an empty part'],
    ['that ends in a slash', 'clusters/', 'has an empty part'],
    ['with two slashes', 'a//b', 'has an empty part'],
    ['that is the folder above', '..', "has the part '..', which leaves its folder"],
    ['that leads far above', '../../x', "has the part '..', which leaves its folder"],
    ['that leads above in between', 'a/../../b', "has the part '..', which leaves its folder"],
    ['that names the folder itself', './a', "has the part '.', which leaves its folder"],
    ['absolute on Windows', 'C:/x', "has characters outside [A-Za-z0-9._%-] in 'C:'"],
    ['that leads above on Windows', '..\\x', "has characters outside [A-Za-z0-9._%-] in '..\\x'"],
    ['that has two parts on Windows', 'a\\b', "has characters outside [A-Za-z0-9._%-] in 'a\\b'"],
    ['of a stream on Windows', 'a:b', "has characters outside [A-Za-z0-9._%-] in 'a:b'"],
    ['with NUL', 'a\0b', "has characters outside [A-Za-z0-9._%-] in 'a\0b'"],
    ['with a line break', 'a\nb', "has characters outside [A-Za-z0-9._%-] in 'a\nb'"],
    ['that ends in a line break', 'a\n', "has characters outside [A-Za-z0-9._%-] in 'a\n'"],
    ['with a space', 'a b', "has characters outside [A-Za-z0-9._%-] in 'a b'"],
    ['of the home folder', '~/x', "has characters outside [A-Za-z0-9._%-] in '~'"],
    ['with letters that disks normalise', 'é', "has characters outside [A-Za-z0-9._%-] in 'é'"],
    ['that ends in a dot', 'a.', "has a part that ends in a dot, which Windows drops: 'a.'"],
    ['in a folder that ends in a dot', 'a./b', "has a part that ends in a dot, which Windows drops: 'a.'"],
    ['of three dots', '...', "has a part that ends in a dot, which Windows drops: '...'"],
    ['that is a device on Windows', 'CON', "has the part 'CON', a device name on Windows"],
    ['that is a device with an extension', 'con.yaml', "has the part 'con.yaml', a device name on Windows"],
    ['that is a device with two extensions', 'x/Lpt1.tar.gz', "has the part 'Lpt1.tar.gz', a device name on Windows"],
    ['below a device', 'aux/x', "has the part 'aux', a device name on Windows"],
    ['inside the folder of git', '.git/hooks/pre-commit', "has the part '.git', which git keeps for itself"],
    ['that is the folder of git in capitals', 'a/.GIT', "has the part '.GIT', which git keeps for itself"],
    ['with a part of 300 characters', `a/${'b'.repeat(300)}`, 'has a part longer than 255 bytes'],
    ['of more than 1024 characters', 'ab/'.repeat(400), 'is longer than 1024 bytes'],
  ])('%s', (_, file, problem) => {
    expect(pathProblem(file)).toBe(problem);
  });
});
