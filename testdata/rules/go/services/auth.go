package calls

import (
	"context"

	recaptcha "cloud.google.com/go/recaptchaenterprise/v2/apiv1"
	"firebase.google.com/go/v4/auth"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/MicahParks/keyfunc/v3"
	gocloak "github.com/Nerzal/gocloak/v13"
	auth0 "github.com/auth0/go-auth0/management"
	"github.com/clerk/clerk-sdk-go/v2/user"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/crewjam/saml/samlsp"
	ldap "github.com/go-ldap/ldap/v3"
	"github.com/markbates/goth/gothic"
	okta "github.com/okta/okta-sdk-golang/v2/okta"
	ory "github.com/ory/client-go"
	stytch "github.com/stytchauth/stytch-go/v12/stytch/consumer/stytchapi"
	"github.com/supertokens/supertokens-golang/supertokens"
	svix "github.com/svix/svix-webhooks/go"
	"github.com/workos/workos-go/v4/pkg/directorysync"
	"golang.org/x/oauth2"
)

func ldapCalls(ctx context.Context) {
	ld, _ := ldap.DialURL(url)
	ld.Search(body) // itmap: third_party Search
	ld.Close() // ok: third_party
}

func auth0Calls(ctx context.Context) {
	am, _ := auth0.New(domain) // ok: third_party
	am.User.List(ctx) // itmap: third_party User.List
}

func oauth2Calls(ctx context.Context) {
	conf := &oauth2.Config{}
	conf.Exchange(ctx, code) // itmap: third_party Exchange
	conf.AuthCodeURL(state) // ok: third_party
}

func gothCalls(ctx context.Context) {
	gothic.CompleteUserAuth(w, r) // itmap: third_party gothic.CompleteUserAuth
	gothic.GetProviderName(r) // ok: third_party
}

func oidcCalls(ctx context.Context) {
	issuer, _ := oidc.NewProvider(ctx, url) // itmap: third_party oidc.NewProvider
	issuer.UserInfo(ctx, source) // itmap: third_party UserInfo
	issuer.Endpoint() // ok: third_party
}

func oktaCalls(ctx context.Context) {
	ok, _ := okta.NewClient(ctx) // ok: third_party
	ok.User.ListUsers(ctx, nil) // itmap: third_party User.ListUsers
}

func keycloakCalls(ctx context.Context) {
	kc := gocloak.NewClient(url) // ok: third_party
	kc.GetUsers(ctx, key, realm, params) // itmap: third_party GetUsers
}

func entra_idCalls(ctx context.Context) {
	cred, _ := azidentity.NewDefaultAzureCredential(nil) // ok: third_party
	cred.GetToken(ctx, opts) // itmap: third_party GetToken
}

func clerkCalls(ctx context.Context) {
	user.List(ctx, params) // itmap: third_party user.List
	user.NewClient(config) // ok: third_party
}

func oryCalls(ctx context.Context) {
	or := ory.NewAPIClient(config) // ok: third_party
	or.FrontendAPI.ToSession(ctx).Execute() // itmap: third_party FrontendAPI.ToSession.Execute
}

func stytchCalls(ctx context.Context) {
	st, _ := stytch.NewClient(key, key) // ok: third_party
	st.Sessions.Authenticate(ctx, body) // itmap: third_party Sessions.Authenticate
}

func supertokensCalls(ctx context.Context) {
	supertokens.DeleteUser(user) // itmap: third_party supertokens.DeleteUser
	supertokens.Middleware(step) // ok: third_party
}

func samlCalls(ctx context.Context) {
	sp, _ := samlsp.New(opts)
	samlsp.FetchMetadata(ctx, nil, url) // itmap: third_party samlsp.FetchMetadata
	sp.HandleStartAuthFlow(w, r) // ok: third_party
}

func workosCalls(ctx context.Context) {
	directorysync.ListUsers(ctx, opts) // itmap: third_party pkg.directorysync.ListUsers
	directorysync.SetAPIKey(key) // ok: third_party
}

func svixCalls(ctx context.Context) {
	sv, _ := svix.New(key, nil) // ok: third_party
	sv.Message.Create(ctx, name, body) // itmap: third_party Message.Create
}

func recaptchaCalls(ctx context.Context) {
	rc, _ := recaptcha.NewClient(ctx) // ok: third_party
	rc.CreateAssessment(ctx, body) // itmap: third_party CreateAssessment
}

func firebase_authCalls(ctx context.Context) {
	fa := &auth.Client{}
	fa.VerifyIDToken(ctx, key) // itmap: third_party VerifyIDToken
	fa.CustomToken(ctx, name) // ok: third_party
}

func jwksCalls(ctx context.Context) {
	keyfunc.Get(url, opts) // itmap: third_party Get
	keyfunc.NewJSON(body) // ok: third_party
}
