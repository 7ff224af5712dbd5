# --plain: numbers, lines and words; no cursor is placed.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start --plain "" 40x100
screen
|hubdeck, line by line. ? lists the commands, q quits.
|Reading namespaces ...
|1. maria, kind user, role Owner
|2. acme, kind organization, role Owner, teams 5
|3. globex, kind organization, role Member, teams 2
|Rows 1 to 3 of 3, as the Hub sent them. Complete, 1 request.
|namespaces>
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
|
|
|
|
|
type 2\r
expect 13. rocket-skates, vis private, size 0, pulls 0, updated never
type f size>90G\r
expect filtered from 13
type s name\r
screen
|hubdeck, line by line. ? lists the commands, q quits.
|Reading namespaces ...
|1. maria, kind user, role Owner
|2. acme, kind organization, role Owner, teams 5
|3. globex, kind organization, role Member, teams 2
|Rows 1 to 3 of 3, as the Hub sent them. Complete, 1 request.
|namespaces> 2
|Reading acme > repos ...
|1. web-app, vis private, size 412.3G, pulls 1.9M, updated 2h
|2. ci-cache, vis private, size 388.0G, pulls 44k, updated 1s
|3. api-gateway, vis private, size 97.1G, pulls 812k, updated 1d
|4. ml-train, vis private, size 64.9G, pulls 3.1k, updated 214d
|5. payments, vis private, size 31.0G, pulls 290k, updated 5h
|6. base-images, vis public, size 22.4G, pulls 9.8M, updated 3d
|7. docs-site, vis public, size 4.1G, pulls 121k, updated 9d
|8. legacy-batch, vis private, size 3.9G, pulls 17, updated 611d
|9. tools-lint, vis private, size 1.2G, pulls 40k, updated 1d
|10. sandbox-jdoe, vis private, size 840M, pulls 2, updated 402d
|11. naive-proxy, vis private, size 610M, pulls 810, updated 71d
|12. helm-charts, vis public, size 12M, pulls 77k, updated 30d
|13. rocket-skates, vis private, size 0, pulls 0, updated never
|Rows 1 to 13 of 13, by size, descending. Complete, 1 request.
|acme:repos> f size>90G
|1. web-app, vis private, size 412.3G, pulls 1.9M, updated 2h
|2. ci-cache, vis private, size 388.0G, pulls 44k, updated 1s
|3. api-gateway, vis private, size 97.1G, pulls 812k, updated 1d
|Rows 1 to 3 of 3, filtered from 13, by size, descending. Complete, 1 request.
|acme:repos> s name
|1. api-gateway, vis private, size 97.1G, pulls 812k, updated 1d
|2. ci-cache, vis private, size 388.0G, pulls 44k, updated 1s
|3. web-app, vis private, size 412.3G, pulls 1.9M, updated 2h
|Rows 1 to 3 of 3, filtered from 13, by name, ascending. Complete, 1 request.
|acme:repos>
|
|
|
|
|
|
|
type g acme/web-app\r
expect Rows 1 to 20 of 459, by pushed, descending. Complete, 5 requests.
type f latest\r
expect filtered from 459
type d 1\r
expect platforms: amd64,arm64
type o 1\r
expect https://hub.docker.com/r/acme/web-app/tags?name=latest
type x 1\r
screen
|5. 3, pushed 2h, pulled 2h, size 413M, arch 2, flags HOT =2
|6. edge, pushed 3h, pulled 30m, size 412M, arch 1, flags HOT =1
|7. v3.3.0-rc.2, pushed 4h, pulled never, size 413M, arch 2, flags LOCK
|8. nightly-20240301, pushed 9h, pulled 20m, size 415M, arch 3, flags HOT
|9. main-5f20a, pushed 1d, pulled 20h, size 411M, arch 2, flags HOT
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
|acme/web-app:tags> f latest
|1. latest, pushed 2h, pulled 1h, size 413M, arch 2, flags HOT =2
|2. pr-4799-latest, pushed 193d, pulled 2h, size 410M, arch 2, flags HOT
|Rows 1 to 2 of 2, filtered from 459, by pushed, descending. Complete, 5 requests.
|acme/web-app:tags> d 1
|tag: latest
|pushed: 2024-03-01 09:23 UTC (2h)
|pulled: 2024-03-01 10:54 UTC (1h)
|size: 413M (412,768,097 bytes)
|arch: 2
|flags: HOT =2
|digest: sha256:ca48f389d75a911cc4d4297f2862a88836ba355b84f98db9fad703003faed132
|by: cibot7
|state: active
|media: application/vnd.oci.image.index.v1+json
|platforms: amd64,arm64
|acme/web-app:tags> o 1
|https://hub.docker.com/r/acme/web-app/tags?name=latest
|acme/web-app:tags> x 1
|Left out: 1, named latest (latest).
|All of them are protected: nothing is deleted.
|acme/web-app:tags>
type b\r
expect Rows 1 to 3 of 3, filtered from 13
type t\r
expect 3. teams
type 3\r
expect 5. web, members 4, description Web application and its gateway
type nonsense\r
expect "nonsense" is no command; ? lists them.
type 99\r
expect "99" is no row here.
type g nowhere/at/all\r
expect Error: repository: lower-case letters
type i\r
expect Requests left in this minute: 171 of 180.
type ?\r
expect x ROWS or delete ROWS
type q\r
exit 0
