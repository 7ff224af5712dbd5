# What was not read is among the errors once, however often the rows are looked at.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/groups/web/members* 403"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind/shop:ways 24x80
wait INCOMPLETE
expect who can: push
type v
expect who can: admin
expect INCOMPLETE
type v
expect who can: pull
type !
expect [1-1/1]
# On a narrow screen, too, the title says so.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/groups/web/members* 403"
start northwind/shop:ways 15x60
wait INCOMPLETE as sent
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > sh…[1-4/13+]  INCOMPLETE as sent partial  who c…
| ! Not read: members of web: Hub said: 403 "insufficient
| scope"
| What hangs on that is not here.   C what can this
| credential do?
| WHO              CAN    BECAUSE                        WAY>
|>adamring         admin  team platform (admin)             1
| idastone         admin  team platform (admin)             1
| nadia            admin  owner of the organization         1
| oskarl           admin  owner of the organization         1
|────────────────────────────────────────────────────────────
|can push: 10 people, 0 by more than one way   3 tokens
|! INCOMPLETE: 1 list could not be read; ! sa…  data 12:00:00
|Enter open  n give  m actions  v view  / filter  ? help
