import { Button } from '@/components/ui/button';
import { signOutAction } from './sign-out-action';

export function SignOut() {
  return (
    <form action={signOutAction}>
      <Button variant="quiet">Sign out</Button>
    </form>
  );
}
