# SCIM has a bearer of its own.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme:scim 24x80
wait loaded 11 SCIM users
screen
>hubdeck  acme  not signed in  RW              API 179/180 reset HH:MM:SS  jobs 0
|acme > scim                                          [1-11/11] user ^  filter: -
| M  USER                                        ACTIVE    NAME
|>   aldo@ferri.example                          yes       aldoext
|    cibot7@example.com                          yes       cibot7
|    jdoe@example.com                            yes       jdoe
|    kmbeki@example.com                          yes       kmbeki
|    maria@example.com                           yes       maria
|    otto@example.com                            yes       otto
|    rsilva@example.com                          yes       rsilva
|    sato@example.com                            yes       sato
|    tokoro@example.com                          yes       tokoro
|    u77123@example.com                          yes       u77123
|    yossi@example.com                           yes       yossi
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|aldo@ferri.example   email aldo@ferri.example   groups owners   created 1,204d …
|loaded 11 SCIM users (1 request)                                   data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type q
exit 0
env DOCKERHUB_SCIM_TOKEN
start acme:scim 24x80
wait NOT SIGNED IN
screen
>hubdeck  127.0.0.1:PORTS  acme  not signed in  RW                  API -  jobs 0
|acme > scim                                            [0] user ^  NOT SIGNED IN
| SCIM needs a token of its own.
| SCIM needs: the bearer of the SSO connection, in DOCKERHUB_SCIM_TOKEN.
| R read again   Esc back
| M  USER                                        ACTIVE    NAME
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
|
|
|────────────────────────────────────────────────────────────────────────────────
|not sent: GET /v2/scim/2.0/Users?startIndex=1&count=100
|error: SCIM needs a token of its own; set DOCKERHUB_SCIM_TOKEN to the bearer of…
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type q
exit 0
