"""``python -m agents.commands``: the command ``geowire`` where its script is not at hand."""

from agents.commands import main

main(prog_name="geowire")
