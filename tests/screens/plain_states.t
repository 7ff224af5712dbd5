# Every state in words, line by line.
hubsim --fixture acme
env TERM=dumb
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_ro
# A dumb terminal gets lines without being asked.
start acme:members 16x100
screen
|hubdeck, line by line. ? lists the commands, q quits.
|Reading acme > members ...
|Error: Hub said: 403 "token issued from personal access token".
|Next: Hub refuses sessions made from a personal token here: sign in with a password, or with an orga
|nization token that has the scope.
|Members need: password + 2FA sign-in as an owner, or an organization token with scope-member-read.
|You are: maria by personal token. login signs in another way.
|acme:members>
|
|
|
|
|
|
|
|
type L\r
wait Docker ID or organization:
type maria\r
wait Password or token
type maria-password\r
wait Complete
screen
|Docker ID or organization: maria
|Password or token for maria:
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
|acme:members>
type lock\r
expect Locked.
type \r
wait Password or token for maria
type maria-password\r
expect Signed in again.
type q\r
exit 0
env TERM=dumb
hubsim --fixture acme --fail "GET */repositories* 500"
start acme 16x100
wait Error
screen
|hubdeck, line by line. ? lists the commands, q quits.
|Reading acme > repos ...
|Error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http: no
|n-successful response (status=401 body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
|acme:repos>
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
type q\r
exit 0
