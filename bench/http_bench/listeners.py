#!/usr/bin/env python3
"""Opens N live listeners, reads them, and measures commands meanwhile: listeners.py PORT TOKEN N COMMANDS"""
import http.client
import json
import selectors
import socket
import sys
import threading
import time

port, token, listeners, commands = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
head = f"GET /api/v1/live HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
selector = selectors.DefaultSelector()
heard = [0]
stop = threading.Event()
for _ in range(listeners):
    s = socket.create_connection(("127.0.0.1", port))
    s.sendall(head)
    s.setblocking(False)
    selector.register(s, selectors.EVENT_READ)


def listen():
    while not stop.is_set():
        for key, _ in selector.select(0.1):
            try:
                heard[0] += len(key.fileobj.recv(65536))
            except BlockingIOError:
                pass


thread = threading.Thread(target=listen)
thread.start()
time.sleep(1)
connection = http.client.HTTPConnection("127.0.0.1", port)
headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
took = []
for i in range(commands):
    body = json.dumps({"body": {"name": f"listener {time.time_ns()}", "kind": "institute"}})
    begun = time.perf_counter()
    connection.request("POST", "/api/v1/bodies", body, headers)
    answer = connection.getresponse()
    answer.read()
    took.append((time.perf_counter() - begun) * 1000)
    if answer.status != 201:
        sys.exit(f"status {answer.status}")
time.sleep(0.5)
stop.set()
thread.join()
took.sort()
print(f"{listeners} listeners: {commands} commands one after the other, "
      f"p50 {took[len(took) // 2]:.2f} ms, p99 {took[int(len(took) * 0.99)]:.2f} ms; heard {heard[0] / 1e6:.1f} MB")
