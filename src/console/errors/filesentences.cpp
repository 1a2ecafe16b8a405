// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/errors/errorsentences.h"

#include <QtGlobal>

namespace sluice {

namespace {

// What src/core and src/base say of files, archives, the store, the vault and the network; values
// stand for %1 and on.
constexpr const char *kFileSentences[] = {
    QT_TRANSLATE_NOOP("Errors", "Could not open the folder %1"),
    QT_TRANSLATE_NOOP("Errors", "Could not sync the folder %1"),
    QT_TRANSLATE_NOOP("Errors", "Could not rename %1"),
    QT_TRANSLATE_NOOP("Errors", "Could not make the folder %1"),
    QT_TRANSLATE_NOOP("Errors", "Could not write the outcome file %1"),
    QT_TRANSLATE_NOOP("Errors", "Could not read the outcome file %1"),
    QT_TRANSLATE_NOOP("Errors", "Free some space, then resume"),
    QT_TRANSLATE_NOOP("Errors", "Raise the limit on the size of files (ulimit -f), then resume"),
    QT_TRANSLATE_NOOP("Errors", "See what is wrong with the disk, then resume"),
    QT_TRANSLATE_NOOP("Errors", "Choose a data directory that can be written"),
    QT_TRANSLATE_NOOP("Errors", "column %1 has no name"),
    QT_TRANSLATE_NOOP("Errors", "columns %1 and %2 are both called \"%3\""),
    QT_TRANSLATE_NOOP("Errors", "columns %1 (\"%2\") and %3 (\"%4\") differ only in case"),
    QT_TRANSLATE_NOOP("Errors", "Spaces around %1 column names were removed"),
    QT_TRANSLATE_NOOP("Errors", "A quote stands in the middle of a field that is not quoted"),
    QT_TRANSLATE_NOOP("Errors", "Text follows the closing quote of a field"),
    QT_TRANSLATE_NOOP("Errors", "A quote is not closed before the end of the file"),
    QT_TRANSLATE_NOOP("Errors", "A field is larger than %1 bytes"),
    QT_TRANSLATE_NOOP("Errors", "The row is larger than %1 bytes"),
    QT_TRANSLATE_NOOP("Errors", "The row contains a NUL byte"),
    QT_TRANSLATE_NOOP("Errors", "The row contains bytes that are not valid text"),
    QT_TRANSLATE_NOOP("Errors", "Row has %1 fields, header has %2"),
    QT_TRANSLATE_NOOP("Errors", "Row has %1 fields, at most %2 are allowed"),
    QT_TRANSLATE_NOOP("Errors", "Download the archive again"),
    QT_TRANSLATE_NOOP("Errors", "The archive was refused"),
    QT_TRANSLATE_NOOP("Errors", "The ZIP64 end record is missing"),
    QT_TRANSLATE_NOOP("Errors", "The ZIP64 end record lies outside the file"),
    QT_TRANSLATE_NOOP("Errors", "The archive is one part of several"),
    QT_TRANSLATE_NOOP("Errors", "The archive has no directory: it is cut off, or not a zip file"),
    QT_TRANSLATE_NOOP("Errors", "There is something behind the end of the archive"),
    QT_TRANSLATE_NOOP("Errors", "The two end records contradict each other"),
    QT_TRANSLATE_NOOP("Errors", "The directory does not reach the end of the archive"),
    QT_TRANSLATE_NOOP("Errors", "The directory is damaged"),
    QT_TRANSLATE_NOOP("Errors", "The directory cannot be read"),
    QT_TRANSLATE_NOOP("Errors", "The directory has more entries than it counts"),
    QT_TRANSLATE_NOOP("Errors", "it contains a NUL"),
    QT_TRANSLATE_NOOP("Errors", "it contains a backslash"),
    QT_TRANSLATE_NOOP("Errors", "it is an absolute path"),
    QT_TRANSLATE_NOOP("Errors", "it names a drive"),
    QT_TRANSLATE_NOOP("Errors", "it leads to another folder"),
    QT_TRANSLATE_NOOP("Errors", "The name \"%1\" is not allowed: %2"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" is encrypted"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" is packed with the unknown method %2"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" is a link or a device"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" is a folder"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" is not what the directory says"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" cannot be read"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" has another size than it declares"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" holds more than it declares"),
    QT_TRANSLATE_NOOP("Errors", "\"%1\" unpacks to more than %2 times its size"),
    QT_TRANSLATE_NOOP("Errors", "The sizes of \"%1\" contradict each other"),
    QT_TRANSLATE_NOOP("Errors", "The data of \"%1\" is missing"),
    QT_TRANSLATE_NOOP("Errors", "The data of \"%1\" is cut off"),
    QT_TRANSLATE_NOOP("Errors", "The data of \"%1\" is damaged"),
    QT_TRANSLATE_NOOP("Errors", "The checksum of \"%1\" is wrong"),
    QT_TRANSLATE_NOOP("Errors", "Two entries are called \"%1\""),
    QT_TRANSLATE_NOOP("Errors", "It would take more than %1 bytes unpacked"),
    QT_TRANSLATE_NOOP("Errors", "Its entries overlap"),
    QT_TRANSLATE_NOOP("Errors", "It has %1 entries; at most %2 are allowed"),
    QT_TRANSLATE_NOOP("Errors", "It has no entries, where one CSV file was expected"),
    QT_TRANSLATE_NOOP("Errors", "It has %1 CSV files, where one was expected; it holds: %2"),
    QT_TRANSLATE_NOOP("Errors", "The archive changed since it was opened, or it is damaged"),
    QT_TRANSLATE_NOOP("Errors", "Could not open the archive %1"),
    QT_TRANSLATE_NOOP("Errors", "Could not write the archive"),
    QT_TRANSLATE_NOOP("Errors", "It is not a regular file"),
    QT_TRANSLATE_NOOP("Errors", "It is larger than 4 GiB"),
    QT_TRANSLATE_NOOP("Errors", "An entry is larger than 4 GiB"),
    QT_TRANSLATE_NOOP("Errors", "The data could not be compressed"),
    QT_TRANSLATE_NOOP("Errors", "Could not compress %1"),
    QT_TRANSLATE_NOOP("Errors", "The file %1 is empty, though there was one"),
    QT_TRANSLATE_NOOP("Errors", "The file %1 is gone, though there was one"),
    QT_TRANSLATE_NOOP("Errors", "The file %1 is gone or empty"),
    QT_TRANSLATE_NOOP("Errors", "Another process is writing to the store; it is tried again"),
    QT_TRANSLATE_NOOP("Errors", "Another process writes to it"),
    QT_TRANSLATE_NOOP("Errors", "Process %1 is writing to it"),
    QT_TRANSLATE_NOOP("Errors",
        "It does not know requests that were sent: its journal was deleted, or an older file was "
        "put in its place"),
    QT_TRANSLATE_NOOP("Errors",
        "None of the %1 copies in the folder backup is good; the file is kept, choose another data "
        "directory to go on"),
    QT_TRANSLATE_NOOP("Errors", "The newest good copy in the folder backup is %1, made %2"),
    QT_TRANSLATE_NOOP("Errors", "No run was worked on after it"),
    QT_TRANSLATE_NOOP("Errors", "To be checked at the service after restoring it: %1"),
    QT_TRANSLATE_NOOP("Errors", "Type: sluice-cli --data-dir '%1' store restore"),
    QT_TRANSLATE_NOOP("Errors", "the later run %1"),
    QT_TRANSLATE_NOOP("Errors", "Update Sluice"),
    QT_TRANSLATE_NOOP("Errors", "Run: chmod 600 '%1'"),
    QT_TRANSLATE_NOOP("Errors", "Make one with: (umask 077; head -c 32 /dev/urandom > '%1')"),
    QT_TRANSLATE_NOOP("Errors", "Write the passphrase into it, at mode 600"),
    QT_TRANSLATE_NOOP("Errors", "Name its key file in SLUICE_VAULT_KEY_FILE"),
    QT_TRANSLATE_NOOP(
        "Errors", "Name the file with its passphrase in SLUICE_VAULT_PASSPHRASE_FILE"),
    QT_TRANSLATE_NOOP("Errors",
        "Unset SLUICE_VAULT_KEY_FILE and SLUICE_VAULT_PASSPHRASE_FILE and unlock the desktop's "
        "keychain"),
    QT_TRANSLATE_NOOP("Errors", "Copy the whole address from the browser's address field"),
    QT_TRANSLATE_NOOP("Errors", "Choose another CA file in the connection's network settings"),
    QT_TRANSLATE_NOOP("Errors", "it cannot be read: it is not a file"),
    QT_TRANSLATE_NOOP("Errors", "it cannot be read: %1"),
    QT_TRANSLATE_NOOP("Errors", "it is larger than a list of certificates can be"),
    QT_TRANSLATE_NOOP("Errors", "it holds no certificate in PEM form"),
    QT_TRANSLATE_NOOP(
        "Errors", "Ask for the file in PEM form, which begins with BEGIN CERTIFICATE"),
    QT_TRANSLATE_NOOP(
        "Errors", "Ask your organisation for its present CA file, or check this computer's clock"),
    QT_TRANSLATE_NOOP("Errors", "its certificate expired on %1"),
    QT_TRANSLATE_NOOP("Errors", "its certificate holds from %1 only"),
    QT_TRANSLATE_NOOP("Errors",
        "If your organisation has certificates of its own, add its CA file to the connection"),
    QT_TRANSLATE_NOOP("Errors",
        "Check this computer's clock; if it is right, whoever runs the host must renew its "
        "certificate"),
    QT_TRANSLATE_NOOP("Errors", "its certificate belongs to another host: %1"),
    QT_TRANSLATE_NOOP("Errors", "without a name"),
    QT_TRANSLATE_NOOP("Errors",
        "Check the address and the network: a guest network that wants a sign-in first, or a wrong "
        "address, looks like this"),
    QT_TRANSLATE_NOOP("Errors", "its certificate is signed by itself alone"),
    QT_TRANSLATE_NOOP(
        "Errors", "its certificate comes from an authority that is not known here, %1"),
    QT_TRANSLATE_NOOP("Errors",
        "its certificate comes from an authority that is not known here, %1, or the host leaves "
        "out the certificates in between"),
    QT_TRANSLATE_NOOP("Errors", "its certificate was revoked"),
    QT_TRANSLATE_NOOP("Errors", "Do not go on; whoever runs the host must say why"),
    QT_TRANSLATE_NOOP("Errors", "it offers only TLS 1.1 or older, which is broken"),
    QT_TRANSLATE_NOOP(
        "Errors", "Whoever runs the host, or the proxy in between, must allow TLS 1.2 or later"),
    QT_TRANSLATE_NOOP("Errors", "it does not speak TLS"),
    QT_TRANSLATE_NOOP("Errors", "the proxy"),
    QT_TRANSLATE_NOOP("Errors", "the proxy %1"),
    QT_TRANSLATE_NOOP("Errors", "the file became shorter"),
    QT_TRANSLATE_NOOP("Errors", "must be http://host:port, socks5://host:port, system or none"),
    QT_TRANSLATE_NOOP("Errors", "Correct the proxy in the connection's settings"),
    QT_TRANSLATE_NOOP("Errors", "must not hold a password"),
    QT_TRANSLATE_NOOP(
        "Errors", "Take it out of the address and give it as the secret proxyPassword"),
    QT_TRANSLATE_NOOP("Errors", "Sign in again"),
    QT_TRANSLATE_NOOP("Errors", "Check the names in the job"),
    QT_TRANSLATE_NOOP("Errors", "Send less at once"),
    QT_TRANSLATE_NOOP("Errors", "Wait until the limit is free"),
    QT_TRANSLATE_NOOP("Errors", "a server error"),
    QT_TRANSLATE_NOOP("Errors", "a client error"),
    QT_TRANSLATE_NOOP("Errors", "a redirect, which is not followed"),
    QT_TRANSLATE_NOOP("Errors", "an unexpected status"),
    QT_TRANSLATE_NOOP("Errors", "Check the host of the connection"),
};

} // namespace

std::span<const char *const> fileErrorSentences()
{
    return kFileSentences;
}

} // namespace sluice
