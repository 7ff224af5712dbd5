# What an image is made of: from the Hub at once, from the registry on demand.
hubsim --fixture acme --fail "GET */manifests/sha256* 403 n=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme/web-app:latest 24x80
wait loaded 4 images
key G
key Enter
wait LAYERS
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|image acme/web-app:latest linux/amd64                                  [1-20/20]
| digest      sha256:7b308296c7e884f28f2dd1c7c5f37ef2a5bb72753b686cd6a7e925219c4
|             27a7b
| platform    linux/amd64
| also for    linux/arm64
|
| CONFIG
|             + asks the registry: 3 or 4 requests, and counts as a pull
|
| LAYERS
| 30M         ADD
|             file:1e87ff33d1b6765b793888cd50e01b2bd0dfe152b7dbb4048008bfc2658fa
|             ea7 in /
| -           CMD ["/bin/sh"]
| 153M        RUN /bin/sh -c apt-get update && apt-get install -y
|             ca-certificates tini # buildkit
| -           LABEL org.opencontainers.image.vendor=ACME
| 92M         COPY /src/dist /srv/app # buildkit
| -           EXPOSE map[8080/tcp:{}]
| 138M        COPY entrypoint.sh /usr/local/bin/ # buildkit
| -           ENTRYPOINT ["/usr/bin/tini" "--" "/usr/local/bin/entrypoint.sh"]
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
requests GET */latest/images 1
requests GET */blobs/* 0
type +
wait A configuration needs:
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|image acme/web-app:latest linux/amd64                                  [1-20/24]
| digest      sha256:7b308296c7e884f28f2dd1c7c5f37ef2a5bb72753b686cd6a7e925219c4
|             27a7b
| platform    linux/amd64
| also for    linux/arm64
|
| CONFIG
|             Hub said: 403 "insufficient scope"
|             the token's scope is too small: reading needs repo:read, pushing
|             repo:write, deleting tags and changing repositories repo:admin;
|             `hubdeck auth can` says what this one may
|             A configuration needs: a sign-in that can pull.   + asks again
|
| LAYERS
| 30M         ADD
|             file:1e87ff33d1b6765b793888cd50e01b2bd0dfe152b7dbb4048008bfc2658fa
|             ea7 in /
| -           CMD ["/bin/sh"]
| 153M        RUN /bin/sh -c apt-get update && apt-get install -y
|             ca-certificates tini # buildkit
| -           LABEL org.opencontainers.image.vendor=ACME
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
type +
wait entrypoint
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|image acme/web-app:latest linux/amd64                                  [1-20/37]
| digest      sha256:7b308296c7e884f28f2dd1c7c5f37ef2a5bb72753b686cd6a7e925219c4
|             27a7b
| platform    linux/amd64
| also for    linux/arm64
|
| CONFIG
| entrypoint  ["/usr/bin/tini","--","/usr/local/bin/entrypoint.sh"]
| ports       8080/tcp
| env         PATH=/usr/local/bin:/usr/bin:/bin
| labels      org.opencontainers.image.vendor=ACME
| created     2024-03-01 09:03 UTC
|
| HISTORY
| layer       ADD
|             file:1e87ff33d1b6765b793888cd50e01b2bd0dfe152b7dbb4048008bfc2658fa
|             ea7 in /
| -           CMD ["/bin/sh"]
| layer       RUN /bin/sh -c apt-get update && apt-get install -y
|             ca-certificates tini # buildkit
| -           LABEL org.opencontainers.image.vendor=ACME
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key PgDn
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|image acme/web-app:latest linux/amd64                                 [18-37/37]
| layer       RUN /bin/sh -c apt-get update && apt-get install -y
|             ca-certificates tini # buildkit
| -           LABEL org.opencontainers.image.vendor=ACME
| layer       COPY /src/dist /srv/app # buildkit
| -           EXPOSE map[8080/tcp:{}]
| layer       COPY entrypoint.sh /usr/local/bin/ # buildkit
| -           ENTRYPOINT ["/usr/bin/tini" "--" "/usr/local/bin/entrypoint.sh"]
|
| LAYERS
| 30M         ADD
|             file:1e87ff33d1b6765b793888cd50e01b2bd0dfe152b7dbb4048008bfc2658fa
|             ea7 in /
| -           CMD ["/bin/sh"]
| 153M        RUN /bin/sh -c apt-get update && apt-get install -y
|             ca-certificates tini # buildkit
| -           LABEL org.opencontainers.image.vendor=ACME
| 92M         COPY /src/dist /srv/app # buildkit
| -           EXPOSE map[8080/tcp:{}]
| 138M        COPY entrypoint.sh /usr/local/bin/ # buildkit
| -           ENTRYPOINT ["/usr/bin/tini" "--" "/usr/local/bin/entrypoint.sh"]
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
requests GET /v2/*/blobs/* 1
key Esc
expect tag-images
# From a tag its first image; from an image of the repository, that one.
type :tags
key Enter
wait listing complete
type I
wait platform
expect linux/amd64
key Esc
type :images
key Enter
wait > images
wait listing complete
type /latest
key Enter
type I
wait LAYERS
screen
>hubdeck  acme  maria  pw  RW                  API 165/180 reset HH:MM:SS  jobs 0
|image acme/web-app:latest linux/arm64                                  [1-20/20]
| digest      sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea07
|             6b881
| platform    linux/arm64
| also for    linux/amd64
|
| CONFIG
|             + asks the registry: 3 or 4 requests, and counts as a pull
|
| LAYERS
| 30M         ADD
|             file:1e87ff33d1b6765b793888cd50e01b2bd0dfe152b7dbb4048008bfc2658fa
|             ea7 in /
| -           CMD ["/bin/sh"]
| 152M        RUN /bin/sh -c apt-get update && apt-get install -y
|             ca-certificates tini # buildkit
| -           LABEL org.opencontainers.image.vendor=ACME
| 91M         COPY /src/dist /srv/app # buildkit
| -           EXPOSE map[8080/tcp:{}]
| 137M        COPY entrypoint.sh /usr/local/bin/ # buildkit
| -           ENTRYPOINT ["/usr/bin/tini" "--" "/usr/local/bin/entrypoint.sh"]
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
type :acme
key Enter
wait loaded 13 repos
type I
expect choose a tag or an image first
type :q
key Enter
exit 0
