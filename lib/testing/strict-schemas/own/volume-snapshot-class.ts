import { z } from 'zod';
import { texts } from './shapes';

/** @see https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/ */
export const volumeSnapshotClass = z.strictObject({
  apiVersion: z.literal('snapshot.storage.k8s.io/v1'),
  kind: z.literal('VolumeSnapshotClass'),
  driver: z.string().min(1),
  deletionPolicy: z.enum(['Delete', 'Retain']),
  parameters: texts.optional(),
});
