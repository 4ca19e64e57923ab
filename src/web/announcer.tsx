// Says to a screen reader what a new report changed, once.

export const Announcer = ({ text }: { readonly text: string }) => (
  <p class="unseen" role="status">
    {text}
  </p>
);
