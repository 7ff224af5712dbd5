# The images of a repository: joined by digest, with their tags and what has none.
hubsim --fixture acme --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
run repos delete-tag --namespace acme --repository base-images --tag alpine-3.22-20240216 --allow-destructive --yes --quiet
|{"status_code":204,"data":null,"rate_limit":{}}
= 0
start acme/base-images:images 24x80
wait loaded 590 images
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images                       [1-16/590] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
|>9550291487f9  attestation        8.9k  debian-13-20240227       never  active
| 351f8ef9626f  linux/s390x         68M  debian-13-20240227       never  active
| 1c2a1aeb3195  attestation        9.1k  debian-12-20240223       never  active
| 0fc4d733e941  linux/ppc64le       69M  debian-12-slim-20240…    never  active
| 1bd1456eacae  linux/ppc64le       64M  alpine-3.21-20240212     never  active
| 2cda152616f1  linux/arm           70M  debian-13-20240204       never  active
| 402bf7fc593d  linux/ppc64le       70M  debian-13-20240204       never  active
| 6c5cb5845cf1  linux/s390x         69M  debian-13-20240204       never  active
| 383aa19be08a  linux/amd64         71M  debian-12-20240131       never  active
| 8d0294c1fd3f  attestation         10k  debian-12-20240131       never  active
| ecd1134d5fa1  linux/arm64         70M  debian-12-20240131       never  active
| 6c03a37939eb  attestation         11k  debian-12-20240131       never  active
| 0875b5bf7062  linux/arm           70M  debian-12-20240131       never  active
| 51bb8b17d999  attestation        9.1k  debian-12-20240131       never  active
| e6cca663058a  linux/ppc64le       69M  debian-12-20240131       never  active
| feb60ff4f52b  attestation        5.9k  debian-12-20240131       never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:9550291487f9ba9a8534d249db1cbee5361b1f9b8b499949192b89f…
|manifests without a tag are not here: + reads them
|loaded 590 images (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
requests GET */manifests* 0
type +
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images                       [1-16/590] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
|>9550291487f9  attestation        8.9k  debian-13-20240227       never  active
| 351f8ef9626f  linux/s390x         68M  debian-13-20240227       never  active
| 1c2a1aeb3195  attestation        9.1k  debian-12-20240223       never  active
| 0fc4d733e941  linux/ppc64le       69M  debian-12-slim-20240…    never  active
| 1bd1456eacae  linux/ppc64le       64M  alpine-3.21-20240212     never  active
| 2cda152616f1  linux/arm           70M  debian-13-20240204       never  active
| 402bf7fc593d  linux/ppc64le       70M  debian-13-20240204       never  active
| 6c5cb5845cf1  linux/s390x         69M  debian-13-20240204       never  active
| 383aa19be08a  linux/amd64         71M  debian-12-20240131       never  active
| 8d0294c1fd3f  attestation         10k  debian-12-20240131       never  active
| ecd1134d5fa1  linux/arm64         70M  debian-12-20240131       never  active
| 6c03a37939eb  attestation         11k  debian-12-20240131       never  active
| 0875b5bf7062  linux/arm           70M  debian-12-20240131       never  active
| 51bb8b17d999  attestation        9.1k  debian-12-20240131       never  active
| e6cca663058a  linux/ppc64le       69M  debian-12-20240131       never  active
| feb60ff4f52b  attestation        5.9k  debian-12-20240131       never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:9550291487f9ba9a8534d249db1cbee5361b1f9b8b499949192b89f…
|manifests without a tag are not here: + reads them
|! untagged: 1 request per 100 manifests; + again asks              data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
# Any other key, and it is not done.
type j+
requests GET */manifests* 0
type +
wait without a tag
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images                       [1-16/591] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
| 9550291487f9  attestation        8.9k  debian-13-20240227       never  active
|>351f8ef9626f  linux/s390x         68M  debian-13-20240227       never  active
| 1c2a1aeb3195  attestation        9.1k  debian-12-20240223       never  active
| 0fc4d733e941  linux/ppc64le       69M  debian-12-slim-20240…    never  active
| 1bd1456eacae  linux/ppc64le       64M  alpine-3.21-20240212     never  active
| 2cda152616f1  linux/arm           70M  debian-13-20240204       never  active
| 402bf7fc593d  linux/ppc64le       70M  debian-13-20240204       never  active
| 6c5cb5845cf1  linux/s390x         69M  debian-13-20240204       never  active
| 383aa19be08a  linux/amd64         71M  debian-12-20240131       never  active
| 8d0294c1fd3f  attestation         10k  debian-12-20240131       never  active
| ecd1134d5fa1  linux/arm64         70M  debian-12-20240131       never  active
| 6c03a37939eb  attestation         11k  debian-12-20240131       never  active
| 0875b5bf7062  linux/arm           70M  debian-12-20240131       never  active
| 51bb8b17d999  attestation        9.1k  debian-12-20240131       never  active
| e6cca663058a  linux/ppc64le       69M  debian-12-20240131       never  active
| feb60ff4f52b  attestation        5.9k  debian-12-20240131       never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:351f8ef9626f9d4ade4ec03e7cff7dfea73f40bd439d927fe197906…
|manifests without a tag: 1, marked "untagged"
|1 manifest without a tag (1 request)                               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type /untagged
key Enter
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images           [1-1/1 of 591] pulled ^  filter: /untagged
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
|>aaab9524bdd8                     319M                           never  untagged
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
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:aaab9524bdd893d8c436020a6c11d63d5decba1c0347140128f96e5…
|manifests without a tag: 1, marked "untagged"
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
# It has no tags to be shown.
key Enter
wait image acme/base-images@sha256:
key Esc Esc
type /debian-12-20240223
key Enter
key Enter
wait > tags
wait of sha256:
wait loaded
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > tags         [1-1/1 of 59] pushed v  of sha256:f3a41045d88c
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   debian-12-20240223                  6d      18h      68M     5  HOT
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
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images:debian-12-20240223   by cibot7   state active   media applicat…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|loaded 59 tags (1 request)                                         data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
key Esc
absent of sha256:
type -
expect base-images > im
type 3
expect base-images > im
# From a tag, its own images.
type 2
wait > tags
key Enter
wait > tag-images
type -
type :q
key Enter
exit 0
