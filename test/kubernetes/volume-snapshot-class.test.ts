import { EbsSnapshotClass, type EbsSnapshotClassProps } from '../../lib/kubernetes';
import { objectOf, sampleComponent } from './rendering';

const snapshotClass = (props: Partial<EbsSnapshotClassProps> = {}) =>
  objectOf('VolumeSnapshotClass', (scope) => void new EbsSnapshotClass(scope, 'Class', { name: 'ebs', ...props }));

describe('a class of EBS snapshots', () => {
  test('is taken by Auto Mode, for the whole cluster', () => {
    expect(snapshotClass()).toMatchObject({
      apiVersion: 'snapshot.storage.k8s.io/v1',
      metadata: { name: 'ebs' },
      driver: 'ebs.csi.eks.amazonaws.com',
    });
    expect(snapshotClass().metadata.namespace).toBeUndefined();
  });

  test('knows its own name', () => {
    expect(new EbsSnapshotClass(sampleComponent(), 'Class', { name: 'kept' }).name).toBe('kept');
  });

  test('deletes a snapshot with its object unless told otherwise', () => {
    expect(snapshotClass()).toMatchObject({ deletionPolicy: 'Delete' });
    expect(snapshotClass({ deletionPolicy: 'Retain' })).toMatchObject({ deletionPolicy: 'Retain' });
  });

  test('is not the default unless told so', () => {
    const key = 'snapshot.storage.kubernetes.io/is-default-class';
    expect(snapshotClass().metadata.annotations).toEqual({ [key]: 'false' });
    expect(snapshotClass({ isDefault: true }).metadata.annotations).toEqual({ [key]: 'true' });
  });
});
