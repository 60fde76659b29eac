import { anything, flag, mapOf, object, ObjectSchema, text } from './schema';

/** After the CRD of Sealed Secrets 0.36. */
export const sealedSecretSpec: ObjectSchema = object(
  {
    data: text,
    encryptedData: { ...mapOf(text), open: true },
    template: object({
      data: mapOf(text),
      immutable: flag,
      metadata: anything,
      type: text,
    }),
  },
  { required: ['encryptedData'] },
);
