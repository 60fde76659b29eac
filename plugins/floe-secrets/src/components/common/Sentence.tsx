import { useTranslatedSentence } from './useTranslatedSentence';

/** What the backend says, in the language of the page where it is known. */
export const Sentence = ({ children }: { children: string }) => {
  const { lang, text } = useTranslatedSentence()(children);
  return <span lang={lang}>{text}</span>;
};
