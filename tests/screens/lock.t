# :lock hides everything and ends the session; only the same user opens it again.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme/web-app 24x80
wait listing complete
type /pr-49
key Enter
key d
type :lock\r
screen
>hubdeck  locked
|
|
|
|
|
|
|
|
|         ┌────────────────────────────────────────────────────────────┐
|         │  Locked.                                                   │
|         │  The session has ended, and its secrets are gone.          │
|         │                                                            │
|         │  Enter signs in again   q quits                            │
|         └────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|
|
absent acme
absent maria
# Nothing else is a key here.
type jD:?
key Esc
screen
>hubdeck  locked
|
|
|
|
|
|
|
|
|         ┌────────────────────────────────────────────────────────────┐
|         │  Locked.                                                   │
|         │  The session has ended, and its secrets are gone.          │
|         │                                                            │
|         │  Enter signs in again   q quits                            │
|         └────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|
|
key Enter
wait Password
screen
>hubdeck  locked
|
|
|
|
|
|
|         ┌─ Sign in to Docker Hub ────────────────────────────────────┐
|         │                                                            │
|         │                                                            │
|         │ User name: maria                                           │
|         │ Password or access token (is not shown):                   │
|         │                                                            │
|         │ One try for each Enter; failures lock the account.         │
|         │ Enter sign in   Esc do without                             │
|         └────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|
type wrong\r
wait refused
screen
>hubdeck  locked
|
|
|
|
|
|
|         ┌─ Sign in to Docker Hub ────────────────────────────────────┐
|         │ Docker Hub refused the sign-in of maria: Incorrect authen… │
|         │                                                            │
|         │ User name: maria                                           │
|         │ Password or access token (is not shown):                   │
|         │                                                            │
|         │ One try for each Enter; failures lock the account.         │
|         │ Enter sign in   Esc do without                             │
|         └────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|
key Esc
screen
>hubdeck  locked
|
|
|
|
|
|
|
|
|         ┌────────────────────────────────────────────────────────────┐
|         │  Locked.                                                   │
|         │  The session has ended, and its secrets are gone.          │
|         │                                                            │
|         │  Enter signs in again   q quits                            │
|         └────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|
|
key Enter
wait Password
type maria-password\r
wait signed in again
screen
>hubdeck  acme  maria  pw  RW                  API 173/180 reset HH:MM:SS  jobs 0
|tag acme/web-app:pr-4997-c488                                          [1-20/23]
| reference     acme/web-app:pr-4997-c488
| tag           pr-4997-c488
| pushed        2023-12-19 17:53 UTC (72d)
| pulled        2023-12-20 11:57 UTC (72d)
| size          414M (414,123,995 bytes)
| arch          2
| flags         -
| digest        sha256:f3ecd7fa79247ee92c84fbae3005b63806360aa78883a86b2bf4bf5967
|               277ca6
| by            rsilva
| state         inactive
| media         application/vnd.oci.image.index.v1+json
| platforms     amd64,arm64
|
| IMAGES        PLATFORM             SIZE   PULLED  DIGEST        STATUS
|               linux/amd64          414M      72d  4bd6d03736e9  inactive
|               attestation          7.3k      73d  b9d4da27b720  inactive
|               linux/arm64          411M      72d  58b33819c58c  inactive
|               attestation          3.3k      74d  0f5859178b35  inactive
|
|signed in again
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
requests POST /v2/users/login 3
type qqqq
exit 0
