// Copies a text, and says whether it did.
import { useState } from 'preact/hooks';

export function CopyButton({ name, text }: { readonly name: string; readonly text: string }) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('The browser does not let this page copy; select the words instead');
    }
    setTimeout(() => setSaid(''), 3000);
  };
  return (
    <span class="copy">
      <button type="button" onClick={() => void copy()}>
        {name}
      </button>{' '}
      <span role="status" class="small">
        {said}
      </span>
    </span>
  );
}
