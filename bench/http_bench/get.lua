-- Reads one path with a token.
function init(args)
    wrk.headers["Authorization"] = "Bearer " .. args[1]
end
function done(summary, latency)
    io.write(string.format("p99 %.2f ms, not 2xx or 3xx: %d\n", latency:percentile(99) / 1000, summary.errors.status))
end
