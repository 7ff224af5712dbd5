# L: after a refusal it asks; signed in it asks for another user; lists read by nobody
# or by somebody else are read again by themselves.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=wrong
start acme 24x80
wait L sign in another way
screen
>hubdeck  acme  maria  not signed in  RW       API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                           [0] size v  NOT SIGNED IN
| Docker Hub refused the sign-in of maria: Incorrect authentication credentials.
| Repositories need: any sign-in; an organization token needs
| scope-repository-list.
| You are: not signed in.
| L sign in another way   C what can this credential do?   R read again
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|not sent: GET /v2/namespaces/acme/repositories?page=1&page_size=100
|error: Docker Hub refused the sign-in of maria: Incorrect authentication creden…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type L
wait Password or access token
type maria-password
key Enter
wait web-app
expect maria  pw  RW
type L
expect S-Tab another user
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-tr┌─ Sign in to Docker Hub ────────────────────────────────────┐    214d!
|    payme│                                                            │       5h
|    base-│                                                            │       3d
|    docs-│ User name: maria                                           │       9d
|    legac│                                                            │    611d!
|    tools│                                                            │       1d
|    sandb│ One try for each Enter; failures lock the account.         │    402d!
|    naive│ Enter sign in   Esc do without   S-Tab another user        │      71d
|    helm-└────────────────────────────────────────────────────────────┘      30d
|    rocket-skates                            private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key Esc
expect maria  pw  RW
type L
key C-u
type otto
key Enter
type otto-password
key Enter
wait second factor
type 123456
key Enter
wait otto  pw+2fa  RW
wait data
requests GET *acme/repositories?* 2
type qqq
exit 0
