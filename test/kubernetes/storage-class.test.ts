import type { Construct } from 'constructs';
import { Gp3StorageClass, type Gp3StorageClassProps } from '../../lib/kubernetes';
import { objectOf, sampleComponent } from './rendering';

const storageClass = (props: Partial<Gp3StorageClassProps> = {}) => {
  return objectOf(
    'StorageClass',
    (scope: Construct) => void new Gp3StorageClass(scope, 'Class', { name: 'gp3', ...props }),
  );
};

describe('a gp3 storage class', () => {
  test('makes encrypted, expandable volumes by Auto Mode, in the zone of the pod', () => {
    expect(storageClass()).toMatchObject({
      apiVersion: 'storage.k8s.io/v1',
      metadata: { name: 'gp3' },
      provisioner: 'ebs.csi.eks.amazonaws.com',
      parameters: { type: 'gp3', encrypted: 'true' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    });
  });

  test('keeps pods with such a volume on nodes that can mount it', () => {
    const matchLabelExpressions = [{ key: 'eks.amazonaws.com/compute-type', values: ['auto'] }];
    expect(storageClass()).toMatchObject({ allowedTopologies: [{ matchLabelExpressions }] });
  });

  test('is for the whole cluster', () => {
    expect(storageClass().metadata.namespace).toBeUndefined();
  });

  test('knows its own name', () => {
    expect(new Gp3StorageClass(sampleComponent(), 'Class', { name: 'fast' }).name).toBe('fast');
  });

  test('deletes a volume with its claim unless told otherwise', () => {
    expect(storageClass()).toMatchObject({ reclaimPolicy: 'Delete' });
    expect(storageClass({ reclaimPolicy: 'Retain' })).toMatchObject({ reclaimPolicy: 'Retain' });
  });

  test('is not the default unless told so', () => {
    const key = 'storageclass.kubernetes.io/is-default-class';
    expect(storageClass().metadata.annotations).toEqual({ [key]: 'false' });
    expect(storageClass({ isDefault: true }).metadata.annotations).toEqual({ [key]: 'true' });
  });
});
