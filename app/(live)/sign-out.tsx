import { Button } from '@/components/ui/button';
import { signOutAction } from './sign-out-action';

export function SignOut() {
  return (
    <form action={signOutAction}>
      <Button variant="nav">Sign out</Button>
    </form>
  );
}
