# Answers questions from the tables of the open data alone: python answers.py FOLDER
import csv, json, pathlib, sys
from collections import Counter

def table(name):
    path = pathlib.Path(sys.argv[1], f"{name}.csv")
    return list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))

events = {row["id"]: row for row in table("events")}
agencies = {row["id"]: row for row in table("agencies")}
titles = {row["id"]: row["title"] for row in table("cases")}
held = {id for id, row in events.items() if row["status"] == "held"}

hosts = {(row["event_id"], row["agency_id"]) for row in table("participants") if row["role"] in ("host", "co-host")}
rounds = Counter((agencies[agency]["title"], events[event]["year"]) for event, agency in hosts if event in held)

series = {row["id"]: row["baton"] for row in table("series")}
holders = [[series[row["series"]], row["receivers"], row["date"], row["state"]] for row in table("handovers")]

values = Counter(row["topic"] for row in table("topics") if row["kind"] == "value" and titles[row["case_id"]])
spoke = [[row["speaker"], row["role"], events[row["event_id"]]["title"]] for row in table("quotes")]

answers = {
    "rounds": sorted([*key, count] for key, count in rounds.items()),
    "holders": holders,
    "values": sorted(map(list, values.items())),
    "spoke": spoke,
}
print(json.dumps(answers, ensure_ascii=False))
