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
