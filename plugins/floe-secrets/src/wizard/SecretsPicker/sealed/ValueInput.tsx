import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, PasswordField, TextAreaField, TextField } from '@backstage/ui';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { floeSecretsTranslationRef } from '../../../translation';
import { MAX_FILE_BYTES } from '../values/foundValues';
import { ValueGenerator } from '../values/ValueGenerator';
import styles from './ValueInput.module.css';

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** Changes the text of an input that React controls, like a user's typing. */
function enterText(area: HTMLTextAreaElement, text: string) {
  const { set } = Object.getOwnPropertyDescriptor(
    HTMLTextAreaElement.prototype,
    'value',
  )!;
  set!.call(area, text);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** How a value was entered, and where the focus goes. */
export type CommitOptions = {
  keepFocus: boolean;
  /** Whether CR LF was pasted, of which an input keeps LF only. */
  lostCarriageReturns?: boolean;
};

/**
 * Where a value is typed, pasted or read from a file. It hands the value over
 * when the person leaves the input, and keeps no copy: the input itself is all
 * that holds it, and it goes when the value is sealed.
 */
export const ValueInput = (props: {
  label: string;
  isSensitive: boolean;
  isDisabled: boolean;
  onCommit: (
    value: string | Uint8Array,
    options: CommitOptions,
  ) => Promise<void>;
  onProblem: (problem: string | undefined) => void;
}) => {
  const { label, isSensitive, isDisabled, onCommit, onProblem } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [isMultiline, setIsMultiline] = useState(false);
  const [isGenerating, setIsGenerating] = useState(false);
  const fileInput = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  const findInput = () =>
    frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
    );
  const pastedCarriageReturn = useRef(false);
  const commit = (options: CommitOptions) => {
    const value = findInput()?.value ?? '';
    onCommit(value, {
      ...options,
      lostCarriageReturns: pastedCarriageReturn.current && value.includes('\n'),
    });
  };
  /** An input of one line would silently drop line breaks. */
  const keepLines = (
    event: ClipboardEvent | DragEvent,
    data: DataTransfer | null,
  ) => {
    const text = data?.getData('text/plain') ?? '';
    const input = findInput();
    pastedCarriageReturn.current ||= text.includes('\r');
    if (isMultiline || isDisabled || !input || !/[\r\n]/.test(text)) {
      return;
    }
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = input;
    const start = selectionStart ?? value.length;
    const end = selectionEnd ?? start;
    flushSync(() => setIsMultiline(true));
    const area = findInput() as HTMLTextAreaElement;
    area.focus();
    enterText(area, value.slice(0, start) + text + value.slice(end));
    area.setSelectionRange(start + text.length, start + text.length);
  };
  const handleBlur = ({ relatedTarget }: FocusEvent) => {
    // The button that shows the value belongs to the input.
    const isLeft = !frame.current?.contains(relatedTarget);
    // The focus moved to another window, where the rest of the value may be
    // copied from, not to another field.
    const isWindowLeft = !relatedTarget && !document.hasFocus();
    if (isLeft && !isWindowLeft) {
      commit({ keepFocus: false });
    }
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !isMultiline) {
      // The surrounding form must not be submitted.
      event.preventDefault();
      commit({ keepFocus: true });
    }
  };
  const readFile = async (file: File): Promise<Uint8Array | undefined> => {
    if (file.size > MAX_FILE_BYTES) {
      onProblem(t('wizard.sealed.fileTooLarge'));
      return undefined;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.json$/i.test(file.name) && !isJson(bytes)) {
      onProblem(t('wizard.sealed.fileNotJson'));
      return undefined;
    }
    return bytes;
  };
  const takeFile = async (file: File) => {
    try {
      const bytes = await readFile(file);
      if (bytes) {
        await onCommit(bytes, { keepFocus: true });
      }
    } catch {
      onProblem(t('wizard.sealed.fileUnreadable'));
    }
  };
  const handleFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) {
      await takeFile(file);
    }
    target.value = '';
  };
  const handleDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) {
      // Otherwise the browser would leave the page and show the file.
      event.preventDefault();
      if (!isDisabled) {
        takeFile(file);
      }
    } else {
      keepLines(event, event.dataTransfer);
    }
  };

  const field = {
    'aria-label': label,
    placeholder: t('wizard.sealed.enter'),
    isDisabled,
    // The browser must neither store the value nor send it to a spell checker.
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: 'false',
    onKeyDown: handleKeyDown,
  } as const;
  const SingleLine = isSensitive ? PasswordField : TextField;

  return (
    <div className={styles.input}>
      <div
        ref={frame}
        onBlur={handleBlur}
        onPaste={event => keepLines(event, event.clipboardData)}
        onDrop={handleDrop}
      >
        {isMultiline ? (
          <TextAreaField {...field} rows={5} />
        ) : (
          <SingleLine {...field} size="small" />
        )}
      </div>
      <div className={styles.actions}>
        <Button
          size="small"
          variant="tertiary"
          isDisabled={isDisabled}
          onPress={() => setIsMultiline(!isMultiline)}
        >
          {t(isMultiline ? 'wizard.sealed.oneLine' : 'wizard.sealed.lines')}
        </Button>
        <Button
          size="small"
          variant="tertiary"
          isDisabled={isDisabled}
          onPress={() => fileInput.current?.click()}
        >
          {t('wizard.sealed.file')}
        </Button>
        {isSensitive && (
          <Button
            size="small"
            variant="tertiary"
            isDisabled={isDisabled}
            aria-expanded={isGenerating}
            onPress={() => setIsGenerating(!isGenerating)}
          >
            {t('wizard.generate.open')}
          </Button>
        )}
        <input
          ref={fileInput}
          type="file"
          hidden
          aria-label={t('wizard.sealed.fileOf', { label })}
          onChange={handleFile}
        />
      </div>
      {isGenerating && !isDisabled && (
        <ValueGenerator
          label={label}
          onGenerate={value => onCommit(value, { keepFocus: true })}
          onCancel={() => {
            setIsGenerating(false);
            findInput()?.focus();
          }}
        />
      )}
    </div>
  );
};
