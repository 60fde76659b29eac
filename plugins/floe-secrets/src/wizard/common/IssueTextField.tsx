import { TextField, type TextFieldProps } from '@backstage/ui';

/** A text field that shows its fault. */
export const IssueTextField = (props: TextFieldProps & { issue?: string }) => {
  const { issue, ...rest } = props;

  return (
    <TextField
      {...rest}
      spellCheck="false"
      autoComplete="off"
      validationBehavior="aria"
      validate={() => issue ?? null}
    />
  );
};
