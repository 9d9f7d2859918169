-- Registers bodies: a command that changes the world, each with a name of its own.
local thread = 0
function setup(t)
    t:set("number", thread)
    thread = thread + 1
end
local count = 0
function init(args)
    token = args[1]
    wrk.headers["Authorization"] = "Bearer " .. token
    wrk.headers["Content-Type"] = "application/json"
    started = os.time()
end
function request()
    count = count + 1
    return wrk.format("POST", "/api/v1/bodies", nil,
        string.format('{"body":{"name":"bench %d-%d-%d","kind":"institute"}}', started, number, count))
end
local bad = 0
function response(status)
    if status ~= 201 then bad = bad + 1 end
end
function done(summary, latency)
    io.write(string.format("p99 %.2f ms, not 2xx or 3xx: %d\n", latency:percentile(99) / 1000, summary.errors.status))
end
