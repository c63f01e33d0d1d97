"""Files between laptops: joining, updates, and what to do with them. FORMAT.md is the contract.

It knows no store and no certificates: signing and judging are handed in.
"""
