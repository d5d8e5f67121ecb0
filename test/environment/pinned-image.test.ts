import { pinnedImage } from '../../lib/environment';
import { testEnvironment } from '../../lib/testing/environments';
import { UserError } from '../../lib/problems';

const digest = `sha256:${'a'.repeat(64)}`;
const environment = {
  name: 'dev',
  versions: { ...testEnvironment().versions, images: { 'ghcr.io/acme/api': { tag: '1.2.3', digest } } },
};

test('an image is named by tag and digest', () => {
  expect(pinnedImage(environment, 'ghcr.io/acme/api')).toBe(`ghcr.io/acme/api:1.2.3@${digest}`);
});

test.each(['ghcr.io/acme/apy', 'constructor'])('fails for the image %s, which is not pinned', (image) => {
  expect(() => pinnedImage(environment, image)).toThrow(UserError);
});

test('fails with the image that was most likely meant', () => {
  expect(() => pinnedImage(environment, 'ghcr.io/acme/apy')).toThrow(`1 problem, nothing was written:

  environments/versions/dev.json › images
    does not pin an image that the platform runs
    received  ghcr.io/acme/apy
    allowed   ghcr.io/acme/api
    mend      pin it by tag and digest, or run 'ghcr.io/acme/api'`);
});
