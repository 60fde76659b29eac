import { Alert } from '@backstage/ui';
import { Field } from './Field';

/** Names what has to be chosen in an earlier step. */
export const Missing = (props: { title: string }) => (
  <Field>
    <Alert status="info" icon title={props.title} />
  </Field>
);
