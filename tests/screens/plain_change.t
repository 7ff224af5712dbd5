# --plain has no forms: it says the commands that change a row, or make one.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start --plain acme:teams 24x200
expect teams>
type c\r
wait make a team
type c 5\r
wait delete the team
screen
|hubdeck, line by line. ? lists the commands, q quits.
|Reading acme > teams ...
|1. ci-push, members 1, description Robots that push
|2. ml, members 2, description Training images, big ones
|3. owners, members 3, description Full control of the organization
|4. sre, members 3, description Runs everything at 3 in the morning
|5. web, members 4, description Web application and its gateway
|Rows 1 to 5 of 5, by team, ascending. Complete, 1 request.
|acme:teams> c
|new, make a team: hubdeck teams create --org acme --group-name NAME [--description STRING]
|acme:teams> c 5
|edit, change its name or description: hubdeck teams patch --org acme --group-name web [--name NAME] [--description STRING]
|add member, put somebody into the team: hubdeck teams add-member --org acme --group-name web --member NAME
|delete, delete the team; its members lose what it gave them: hubdeck teams delete --org acme --group-name web --allow-destructive
|acme:teams>
|
|
|
|
|
|
|
|
|
type g acme:members\r
wait of 11, by flags
type c 6\r
wait remove people
screen
|new, make a team: hubdeck teams create --org acme --group-name NAME [--description STRING]
|acme:teams> c 5
|edit, change its name or description: hubdeck teams patch --org acme --group-name web [--name NAME] [--description STRING]
|add member, put somebody into the team: hubdeck teams add-member --org acme --group-name web --member NAME
|delete, delete the team; its members lose what it gave them: hubdeck teams delete --org acme --group-name web --allow-destructive
|acme:teams> g acme:members
|Reading acme > members ...
|1. aldoext, role Owner, teams owners, seen 311d, flags IDLE GUEST OWNER
|2. maria, role Owner, teams owners,sre, seen 1h, flags OWNER
|3. kmbeki, role Owner, teams owners,sre, seen 1d, flags OWNER
|4. otto, role Editor, teams sre, seen 400d, flags IDLE EDITOR
|5. u77123, role Member, seen 88d, flags NOTEAM
|6. jdoe, role Member, teams web, seen 5d
|7. rsilva, role Member, teams web,ml, seen 3d
|8. tokoro, role Member, teams web, seen 2d
|9. cibot7, role Member, teams ci-push
|10. sato, role Member, teams ml, seen 9d
|11. yossi, role Member, teams web, seen 41d
|Rows 1 to 11 of 11, by flags, descending. Complete, 1 request.
|acme:members> c 6
|role, change what they may do in the organization: hubdeck org update-member --org acme --username jdoe --role owner|editor|member --allow-destructive
|add to team, put them into a team: hubdeck teams add-member --org acme --member jdoe --group-name NAME
|remove, remove people from the organization and all its teams: hubdeck org remove-member --org acme --username jdoe --allow-destructive
|acme:members>
type g acme/web-app\r
wait of 459
type c 3\r
wait delete tags;
type c\r
wait immutable tags,
type g limits\r
wait a pane of the dashboard
type c\r
wait Nothing is changed here
screen
|10. pr-5108-b434, pushed 1d, pulled 1d, size 418M, arch 2, flags HOT
|11. v3.3.0-rc.1, pushed 1d, pulled 1d, size 414M, arch 2, flags HOT LOCK
|12. nightly-20240229, pushed 1d, pulled 1d, size 416M, arch 3, flags HOT
|13. main-5f1f8, pushed 1d, pulled 1d, size 411M, arch 2, flags HOT
|14. nightly-20240228, pushed 2d, pulled 2d, size 415M, arch 3, flags HOT
|15. main-5f1e9, pushed 2d, pulled never, size 411M, arch 2
|16. pr-5105-444f, pushed 3d, pulled never, size 418M, arch 2
|17. nightly-20240227, pushed 3d, pulled never, size 415M, arch 3
|18. main-5f1d7, pushed 3d, pulled 3d, size 411M, arch 2, flags HOT
|19. nightly-20240226, pushed 4d, pulled never, size 415M, arch 3
|20. main-5f1c5, pushed 4d, pulled 4d, size 411M, arch 1, flags HOT
|Rows 1 to 20 of 459, by pushed, descending. Complete, 5 requests.
|Enter or n shows the next rows.
|acme/web-app:tags> c 3
|delete, delete tags; what they point to stays: hubdeck repos delete-tag --namespace acme --repository web-app --tag latest --allow-destructive
|acme/web-app:tags> c
|immutable tags, which tags can be neither replaced nor deleted: hubdeck repos set-immutable-tags --namespace acme --repository web-app --enabled BOOLEAN [--rules LIST] --allow-destructive
|acme/web-app:tags> g limits
|Reading acme > web-app > limits ...
|Error: limits: a pane of the dashboard only.
|Next: hubdeck admin rate-limit asks for the API's.
|acme/web-app:limits> c
|Nothing is changed here.
|acme/web-app:limits>
type q\r
exit 0
