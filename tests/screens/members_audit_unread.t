# Members that could not be read are not none, and what has changed since a snapshot is
# not known then.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/members* 403"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
env HUBDECK_TEST_NOW=1706788800
run snapshot northwind --csv --columns complete,members
|complete,members
|false,
!hubdeck: INCOMPLETE: members: Hub said: 403 "insufficient scope"
= 2
env HUBDECK_TEST_NOW=1709294400
start northwind:audit-members 24x80
wait INCOMPLETE
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members             [1-5/5+] risk v partial  view: audit  INCOMPLETE
| ! Not read: members: Hub said: 403 "insufficient scope"
| What hangs on that is not here.   C what can this credential do?
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
|>   kim.yung@northw…  (invite)  web           16d          -  INVITE>14d
|    lena@agency.exa…  (invite)  contract…     41d          -  INVITE>14d
|    mo.salah@northw…  (invite)  data         120d          -  INVITE>14d
|    nils.ek@northwi…  (invite)  ops           13d          -
|    olga.r@northwin…  (invite)                 1d          -
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|members: not read   5 invites (3 older than 14d)   seats: n/a
|who is a guest, idle or in no team: not known
|Insights not known   2FA: not in the Hub API   since snapshot 2024-02-01: ?
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
