// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// What the log hides, and how records reach its sinks. Run by tst_log.
class RedactionTest final : public QObject
{
    Q_OBJECT

private slots:
    void hidesLiveSecrets_data();
    void hidesLiveSecrets();
    void hidesWhatLooksSecret_data();
    void hidesWhatLooksSecret();
    void keepsWhatOperatorsNeed_data();
    void keepsWhatOperatorsNeed();
    void hidesSecretsInDetails();
    void hidesTheLongerOfTwoSecrets();
    void escapesControlCharacters();
    void cutsLongText();
    void dropsBelowLevel();
    void ringKeepsTheLast();
};
