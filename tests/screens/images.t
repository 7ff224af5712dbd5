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
|>58582a4942df  attestation        8.9k  debian-13-20240227       never  active
| 4a90aa031767  linux/s390x         68M  debian-13-20240227       never  active
| 2bdae30f8cf5  attestation        9.1k  debian-12-20240223       never  active
| f028290bbb31  linux/ppc64le       69M  debian-12-slim-20240…    never  active
| f99c8d8caa64  linux/ppc64le       64M  alpine-3.21-20240212     never  active
| 9c17a47fbc21  linux/arm           70M  debian-13-20240204       never  active
| dd09caa42523  linux/ppc64le       70M  debian-13-20240204       never  active
| 808764b3feab  linux/s390x         69M  debian-13-20240204       never  active
| 81e9216889fb  linux/amd64         71M  debian-12-20240131       never  active
| 4280defa283c  attestation         10k  debian-12-20240131       never  active
| 7ab709218be2  linux/arm64         70M  debian-12-20240131       never  active
| 8311ba2e9396  attestation         11k  debian-12-20240131       never  active
| 6a332311ef04  linux/arm           70M  debian-12-20240131       never  active
| 8fc7fc8b3037  attestation        9.1k  debian-12-20240131       never  active
| bba3ed94f3d8  linux/ppc64le       69M  debian-12-20240131       never  active
| d6bcf07324f6  attestation        5.9k  debian-12-20240131       never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:58582a4942df807e3fa05e5c673efd48eecfec3bfea51b4b2d84975…
|manifests without a tag are not here: + reads them
|loaded 590 images (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
requests GET */manifests* 0
type +
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images                       [1-16/590] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
|>58582a4942df  attestation        8.9k  debian-13-20240227       never  active
| 4a90aa031767  linux/s390x         68M  debian-13-20240227       never  active
| 2bdae30f8cf5  attestation        9.1k  debian-12-20240223       never  active
| f028290bbb31  linux/ppc64le       69M  debian-12-slim-20240…    never  active
| f99c8d8caa64  linux/ppc64le       64M  alpine-3.21-20240212     never  active
| 9c17a47fbc21  linux/arm           70M  debian-13-20240204       never  active
| dd09caa42523  linux/ppc64le       70M  debian-13-20240204       never  active
| 808764b3feab  linux/s390x         69M  debian-13-20240204       never  active
| 81e9216889fb  linux/amd64         71M  debian-12-20240131       never  active
| 4280defa283c  attestation         10k  debian-12-20240131       never  active
| 7ab709218be2  linux/arm64         70M  debian-12-20240131       never  active
| 8311ba2e9396  attestation         11k  debian-12-20240131       never  active
| 6a332311ef04  linux/arm           70M  debian-12-20240131       never  active
| 8fc7fc8b3037  attestation        9.1k  debian-12-20240131       never  active
| bba3ed94f3d8  linux/ppc64le       69M  debian-12-20240131       never  active
| d6bcf07324f6  attestation        5.9k  debian-12-20240131       never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:58582a4942df807e3fa05e5c673efd48eecfec3bfea51b4b2d84975…
|manifests without a tag are not here: + reads them
|! untagged: 1 request per 100 manifests; + again asks              data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
# Any other key, and it is not done.
type j+
requests GET */manifests* 0
type +
wait without a tag
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images                       [1-16/591] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
| 58582a4942df  attestation        8.9k  debian-13-20240227       never  active
|>4a90aa031767  linux/s390x         68M  debian-13-20240227       never  active
| 2bdae30f8cf5  attestation        9.1k  debian-12-20240223       never  active
| f028290bbb31  linux/ppc64le       69M  debian-12-slim-20240…    never  active
| f99c8d8caa64  linux/ppc64le       64M  alpine-3.21-20240212     never  active
| 9c17a47fbc21  linux/arm           70M  debian-13-20240204       never  active
| dd09caa42523  linux/ppc64le       70M  debian-13-20240204       never  active
| 808764b3feab  linux/s390x         69M  debian-13-20240204       never  active
| 81e9216889fb  linux/amd64         71M  debian-12-20240131       never  active
| 4280defa283c  attestation         10k  debian-12-20240131       never  active
| 7ab709218be2  linux/arm64         70M  debian-12-20240131       never  active
| 8311ba2e9396  attestation         11k  debian-12-20240131       never  active
| 6a332311ef04  linux/arm           70M  debian-12-20240131       never  active
| 8fc7fc8b3037  attestation        9.1k  debian-12-20240131       never  active
| bba3ed94f3d8  linux/ppc64le       69M  debian-12-20240131       never  active
| d6bcf07324f6  attestation        5.9k  debian-12-20240131       never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images@sha256:4a90aa03176747b64847ba444710fe7696382eee7e6273c5299f173…
|manifests without a tag: 1, marked "untagged"
|1 manifest without a tag (1 request)                               data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
type /untagged
key Enter
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > base-images > images           [1-1/1 of 591] pulled ^  filter: /untagged
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
|>99d82cc9bbeb                     319M                           never  untagged
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
|acme/base-images@sha256:99d82cc9bbeb738b363069a4a4579e45683e87869f0990bc843b1f1…
|manifests without a tag: 1, marked "untagged"
|                                                                   data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
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
|acme > base-images > tags         [1-1/1 of 59] pushed v  of sha256:34c4334ce394
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
|Enter open  Space mark  D delete  / filter  s sort  d info  : cmd  ? help
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
