"""QR codes, badge sheets and papers as bytes."""
