/** How somebody proved who they are, as access tokens and id tokens say it (RFC 8176, RFC 9068). */
export interface SignIn {
  readonly amr: string[];
  readonly acr: string;
}

export const MFA_ACR = 'urn:atip-hub:acr:mfa';
export const PASSWORD_ACR = 'urn:atip-hub:acr:password';

export const signInOf = (mfa: boolean): SignIn =>
  mfa ? { amr: ['pwd', 'otp', 'mfa'], acr: MFA_ACR } : { amr: ['pwd'], acr: PASSWORD_ACR };

/** The claims a sign-in adds to an access token; `at` in seconds since the epoch. */
export const tokenClaims = (signIn: { amr?: string[]; acr?: string }, at: number | undefined) => ({
  ...(signIn.amr && { amr: signIn.amr }),
  ...(signIn.acr && { acr: signIn.acr }),
  ...(at !== undefined && { auth_time: at }),
});
