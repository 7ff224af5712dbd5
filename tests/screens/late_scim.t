# Who SCIM provisions, and whether the organization has them.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
run org invite --org acme --invitee not.there@example.com --team web -0
|not.there@example.com
= 0
start acme:scim 24x80
wait loaded
type +
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
|! HUB: 2 lists, 1 request per 100 members, 179 left; + again asks  data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type +
wait 2 read
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|acme > scim                                          [1-11/11] user ^  filter: -
| M  USER                              ACTIVE    HUB       NAME
|>   aldo@ferri.example                yes       member    aldoext
|    cibot7@example.com                yes       member    cibot7
|    jdoe@example.com                  yes       member    jdoe
|    kmbeki@example.com                yes       member    kmbeki
|    maria@example.com                 yes       member    maria
|    otto@example.com                  yes       member    otto
|    rsilva@example.com                yes       member    rsilva
|    sato@example.com                  yes       member    sato
|    tokoro@example.com                yes       member    tokoro
|    u77123@example.com                yes       member    u77123
|    yossi@example.com                 yes       member    yossi
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|aldo@ferri.example   email aldo@ferri.example   groups owners   created 1,204d …
|2 read (2 requests)                                                data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
