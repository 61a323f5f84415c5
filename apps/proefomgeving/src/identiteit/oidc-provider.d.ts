/** The part of oidc-provider 9 that is used here; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface Client {
    readonly clientId: string;
  }

  export interface Grant {
    readonly jti: string;
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export interface AccessToken {
    resourceServer: unknown;
    scope: string;
    readonly expiration: number;
    readonly tokenType: string;
    save(): Promise<string>;
  }

  export interface Context {
    body: unknown;
    type: string;
    readonly oidc: {
      readonly provider: Provider;
      readonly client: Client;
      readonly params: Readonly<Record<string, string | undefined>>;
      readonly session?: { readonly accountId?: string; grantIdFor(clientId: string): string | undefined };
      entity(name: string, value: unknown): void;
    };
  }

  export interface Token {
    readonly accountId?: string;
  }

  export type GrantHandler = (ctx: Context) => Promise<void>;

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly issuer: string;
    readonly Grant: { new (options: { accountId: string; clientId: string }): Grant; find(id: string): Promise<Grant | undefined> };
    readonly AccessToken: new (options: { accountId: string; client: Client; grantId: string; gty: string }) => AccessToken;
    readonly ResourceServer: new (identifier: string, info: Readonly<Record<string, unknown>>) => unknown;
    callback(): RequestListener;
    registerGrantType(name: string, handler: GrantHandler, params: readonly string[]): void;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string } },
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly uid: string }>;
  }

  export const errors: { readonly InvalidGrant: new (detail: string) => Error; readonly SessionNotFound: new () => Error };
}
