import { Alert } from '@backstage/ui';
import { Field } from './Field';

/** What must be chosen in an earlier step first. */
export const Missing = (props: { title: string }) => (
  <Field>
    <Alert status="info" icon title={props.title} />
  </Field>
);
