// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The vault: its file, its key, its states. Run by tst_auth.
class VaultTest final : public QObject
{
    Q_OBJECT

private slots:
    void fileIsAsSpecified();
    void passphraseIsArgon2id();
    void everyFlippedByteIsFound();
    void everyTruncationIsFound();
    void wrongKeyIsNotDamage();
    void sealedTextIsBound();
    void keepsSecrets();
    void filesArePrivate();
    void keyFiles_data();
    void keyFiles();
    void passphraseFile();
    void otherKindOfKeyIsNamed();
    void keychainHoldsTheKey();
    void brokenKeychainMeansSessionOnly();
    void lostKeychainItemLocks();
    void desktopKeychainAnswersInTime();
    void unlocksLater();
    void twoWritersLoseNothing();
    void twoMakersAgree();
    void emptyFileIsDamage();
    void busyVaultSaysSo();
    void failedWriteKeepsTheOldFile();
    void operatorSetsAPassphrase();
    void operatorUsesAKeyFile();
    void operatorLocksAndUnlocks();
    void anotherProcessChangesTheKey();
};
