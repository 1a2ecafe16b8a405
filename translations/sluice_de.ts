<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ColorMark</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>Farbe: %1</translation>
    </message>
</context>
<context>
    <name>ConnectionWork</name>
    <message>
        <source>There is a connection “%1” already</source>
        <translation>Es gibt schon eine Verbindung „%1“</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Einen anderen Namen wählen</translation>
    </message>
</context>
<context>
    <name>Criteria</name>
    <message>
        <source>Enter what it is compared with</source>
        <translation>Vergleichswert eingeben</translation>
    </message>
    <message>
        <source>A value has at most 255 characters</source>
        <translation>Ein Wert hat höchstens 255 Zeichen</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>Choose true or false</source>
        <translation>Wahr oder falsch wählen</translation>
    </message>
    <message>
        <source>“%1” is no record ID</source>
        <translation>„%1“ ist keine Datensatz-ID</translation>
    </message>
    <message>
        <source>Write a time with its offset, such as 2026-01-31T08:00:00+00:00</source>
        <translation>Zeitpunkt mit Zeitverschiebung angeben, etwa 2026-01-31T08:00:00+00:00</translation>
    </message>
    <message>
        <source>Choose a field</source>
        <translation>Feld wählen</translation>
    </message>
    <message>
        <source>The module has no field %1</source>
        <translation>Das Modul hat kein Feld %1</translation>
    </message>
    <message>
        <source>Fields of this type are not compared so</source>
        <translation>Felder dieses Typs lassen sich so nicht vergleichen</translation>
    </message>
    <message>
        <source>Write two values with a comma between</source>
        <translation>Zwei Werte mit Komma dazwischen angeben</translation>
    </message>
    <message>
        <source>At most %1 values</source>
        <translation>Höchstens %1 Werte</translation>
    </message>
</context>
<context>
    <name>CronWords</name>
    <message>
        <source>en</source>
        <comment>the language&apos;s code</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>Every day at %1</source>
        <translation>Täglich um %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>days, then how often</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>Jede Minute</translation>
    </message>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation>
            <numerusform>Jede Minute</numerusform>
            <numerusform>Alle %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Every hour at %1</source>
        <translation>Jede Stunde zur Minute %1</translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours</source>
        <translation>
            <numerusform>Jede Stunde</numerusform>
            <numerusform>Alle %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours at %1</source>
        <translation>
            <numerusform>Jede Stunde zur Minute %1</numerusform>
            <numerusform>Alle %n Stunden zur Minute %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, every %n hours</source>
        <translation>
            <numerusform>%1, jede Stunde</numerusform>
            <numerusform>%1, alle %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, von %2 bis %3</translation>
    </message>
    <message>
        <source>%1, in the hours from %2</source>
        <translation>%1, in den Stunden ab %2</translation>
    </message>
    <message numerus="yes">
        <source>every %n days from day 1</source>
        <translation>
            <numerusform>jeden Tag ab dem 1.</numerusform>
            <numerusform>alle %n Tage ab dem 1.</numerusform>
        </translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>days %1</source>
        <translation>Tage %1</translation>
    </message>
    <message>
        <source>Every day in %1</source>
        <translation>Täglich im %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 im %2</translation>
    </message>
    <message>
        <source>%1 of every month</source>
        <translation>%1 jedes Monats</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 im %2</translation>
    </message>
    <message>
        <source>%1, and also every %2</source>
        <translation>%1, und außerdem jeden %2</translation>
    </message>
    <message>
        <source>%1, and also every %2 then</source>
        <translation>%1, und dann außerdem jeden %2</translation>
    </message>
    <message>
        <source>%1, if that is a %2</source>
        <translation>%1, wenn das ein %2 ist</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the end of a list</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>in a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a range</comment>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>There is nothing to check for connections to %1</source>
        <translation>Für Verbindungen zu %1 gibt es nichts zu prüfen</translation>
    </message>
    <message>
        <source>“%1” is a production connection: a scratch record there must be confirmed</source>
        <translation>„%1“ ist eine Produktionsverbindung: Ein Probedatensatz muss dort bestätigt werden</translation>
    </message>
    <message>
        <source>It makes, changes and deletes one record of live data</source>
        <translation>Es wird ein Datensatz echter Daten angelegt, geändert und gelöscht</translation>
    </message>
    <message>
        <source>Confirm it with the connection&apos;s name</source>
        <translation>Mit dem Namen der Verbindung bestätigen</translation>
    </message>
    <message>
        <source>No folder can be made for the check</source>
        <translation>Für die Prüfung kann kein Ordner angelegt werden</translation>
    </message>
    <message>
        <source>The alert file was not taken over</source>
        <translation>Die Datei mit Benachrichtigungen wurde nicht übernommen</translation>
    </message>
    <message>
        <source>Correct the named places and import it again; nothing was changed</source>
        <translation>Die genannten Stellen berichtigen und erneut importieren; nichts wurde geändert</translation>
    </message>
    <message>
        <source>There is no alert “%1”</source>
        <translation>Es gibt keine Benachrichtigung „%1“</translation>
    </message>
    <message>
        <source>Choose one that is listed, or import it</source>
        <translation>Eine aus der Liste wählen oder sie importieren</translation>
    </message>
    <message>
        <source>The alert was not saved</source>
        <translation>Die Benachrichtigung wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>Correct what is named</source>
        <translation>Berichtigen, was genannt ist</translation>
    </message>
    <message>
        <source>There is an alert “%1” already</source>
        <translation>Es gibt schon eine Benachrichtigung „%1“</translation>
    </message>
    <message>
        <source>Give another name</source>
        <translation>Einen anderen Namen vergeben</translation>
    </message>
    <message>
        <source>Add it to the alert and import it again</source>
        <translation>Es der Benachrichtigung hinzufügen und sie erneut importieren</translation>
    </message>
    <message>
        <source>The alert %1 is given up: %2</source>
        <translation>Die Benachrichtigung %1 wird aufgegeben: %2</translation>
    </message>
    <message>
        <source>The mail to %1 was not sent</source>
        <translation>Die Mail an %1 wurde nicht gesendet</translation>
    </message>
    <message>
        <source>The alert sends no mails any more</source>
        <translation>Die Benachrichtigung sendet keine Mails mehr</translation>
    </message>
    <message>
        <source>Correct the alert and import it again</source>
        <translation>Die Benachrichtigung berichtigen und erneut importieren</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 antwortete mit Status %2</translation>
    </message>
    <message>
        <source>Check the web hook&apos;s address</source>
        <translation>Adresse des Web-Hooks prüfen</translation>
    </message>
    <message>
        <source>The message was not shown</source>
        <translation>Die Mitteilung wurde nicht gezeigt</translation>
    </message>
    <message>
        <source>There is no desktop here</source>
        <translation>Hier gibt es keinen Schreibtisch</translation>
    </message>
    <message>
        <source>It is shown while the console is open</source>
        <translation>Sie wird gezeigt, solange die Konsole offen ist</translation>
    </message>
    <message>
        <source>The failed rows could not be read</source>
        <translation>Die fehlgeschlagenen Zeilen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>TLS may be off for this computer only</source>
        <translation>TLS darf nur für diesen Rechner aus sein</translation>
    </message>
    <message>
        <source>libcurl could not be started</source>
        <translation>libcurl konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>SLUICE_TIMINGS holds “%1”</source>
        <translation>SLUICE_TIMINGS enthält „%1“</translation>
    </message>
    <message>
        <source>That is no known duration in milliseconds</source>
        <translation>Das ist keine bekannte Dauer in Millisekunden</translation>
    </message>
    <message>
        <source>Connections to %1 cannot be tested in this version</source>
        <translation>Verbindungen zu %1 können in dieser Version nicht getestet werden</translation>
    </message>
    <message>
        <source>The cron is not understood</source>
        <translation>Der Cron-Auftrag wird nicht verstanden</translation>
    </message>
    <message>
        <source>Copy it again; nothing was changed</source>
        <translation>Erneut kopieren; nichts wurde geändert</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3</source>
        <translation>%1 muss eine Zahl von %2 bis %3 sein</translation>
    </message>
    <message>
        <source>repetition_type is none of every, daily, monthly and yearly</source>
        <translation>repetition_type ist weder every noch daily, monthly oder yearly</translation>
    </message>
    <message>
        <source>The variables of the CodeLib were not taken over</source>
        <translation>Die Variablen der CodeLib wurden nicht übernommen</translation>
    </message>
    <message>
        <source>Not set: %1</source>
        <translation>Nicht gesetzt: %1</translation>
    </message>
    <message>
        <source>Set them and import again; nothing was changed</source>
        <translation>Sie setzen und erneut importieren; nichts wurde geändert</translation>
    </message>
    <message>
        <source>There is a job “%1” already, of another kind</source>
        <translation>Es gibt schon einen Auftrag „%1“ anderer Art</translation>
    </message>
    <message>
        <source>Remove it; nothing was changed</source>
        <translation>Ihn entfernen; nichts wurde geändert</translation>
    </message>
    <message>
        <source>AUTH_HOST names no data centre of Zoho</source>
        <translation>AUTH_HOST nennt kein Rechenzentrum von Zoho</translation>
    </message>
    <message>
        <source>Set it as https://accounts.zoho.eu/oauth/v2/token, for example</source>
        <translation>Zum Beispiel auf https://accounts.zoho.eu/oauth/v2/token setzen</translation>
    </message>
    <message>
        <source>The connection file was not taken over</source>
        <translation>Die Verbindungsdatei wurde nicht übernommen</translation>
    </message>
    <message>
        <source>The connection cannot be saved</source>
        <translation>Die Verbindung kann nicht gespeichert werden</translation>
    </message>
    <message>
        <source>There is a connection “%1” already</source>
        <translation>Es gibt schon eine Verbindung „%1“</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>There is no connection “%1”</source>
        <translation>Es gibt keine Verbindung „%1“</translation>
    </message>
    <message>
        <source>The connection is not there any more</source>
        <translation>Die Verbindung gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Choose another one for the job</source>
        <translation>Eine andere für den Auftrag wählen</translation>
    </message>
    <message>
        <source>There is a connection “%1” already, for another service (%2)</source>
        <translation>Es gibt schon eine Verbindung „%1“ zu einem anderen Dienst (%2)</translation>
    </message>
    <message>
        <source>Rename one of them; nothing was changed</source>
        <translation>Eine davon umbenennen; nichts wurde geändert</translation>
    </message>
    <message>
        <source>Nobody has signed in yet</source>
        <translation>Noch hat sich niemand angemeldet</translation>
    </message>
    <message>
        <source>The connection has none</source>
        <translation>Die Verbindung hat keines</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Enter it in the connection</source>
        <translation>In der Verbindung eingeben</translation>
    </message>
    <message>
        <source>The configuration of the CRM CodeLib was not taken over</source>
        <translation>Die Konfiguration der CRM-CodeLib wurde nicht übernommen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The cron&apos;s parameters lack %1</source>
        <translation>In den Parametern des Cron-Auftrags fehlt %1</translation>
    </message>
    <message>
        <source>Name both, as the CodeLib demands</source>
        <translation>Beide nennen, wie die CodeLib es verlangt</translation>
    </message>
    <message>
        <source>Set them and import again</source>
        <translation>Sie setzen und erneut importieren</translation>
    </message>
    <message>
        <source>There is no sign-in in it: CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN stand with the function BulkDataProcessor</source>
        <translation>Sie enthält keine Anmeldung: CLIENT_ID, CLIENT_SECRET und REFRESH_TOKEN stehen bei der Funktion BulkDataProcessor</translation>
    </message>
    <message>
        <source>Import the catalyst-config.json of BulkDataProcessor, then the cron&apos;s parameters</source>
        <translation>Die catalyst-config.json von BulkDataProcessor importieren, dann die Parameter des Cron-Auftrags</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>Set it and start again</source>
        <translation>Sie setzen und erneut starten</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no JSON object with the text “%2”</source>
        <translation>Die Umgebungsvariable %1 enthält kein JSON-Objekt mit dem Text „%2“</translation>
    </message>
    <message>
        <source>Correct it and start again</source>
        <translation>Sie berichtigen und erneut starten</translation>
    </message>
    <message>
        <source>The job “%1” cannot use the connection “%2”</source>
        <translation>Der Auftrag „%1“ kann die Verbindung „%2“ nicht benutzen</translation>
    </message>
    <message>
        <source>It needs one for %1; that one is for %2</source>
        <translation>Er braucht eine zu %1; diese führt zu %2</translation>
    </message>
    <message>
        <source>Name another connection; nothing was changed</source>
        <translation>Eine andere Verbindung nennen; nichts wurde geändert</translation>
    </message>
    <message>
        <source>The job file was not taken over</source>
        <translation>Die Auftragsdatei wurde nicht übernommen</translation>
    </message>
    <message>
        <source>The job cannot be saved</source>
        <translation>Der Auftrag kann nicht gespeichert werden</translation>
    </message>
    <message>
        <source>There is a job “%1” already</source>
        <translation>Es gibt schon einen Auftrag „%1“</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Put it beside the job file</source>
        <translation>Sie neben die Auftragsdatei legen</translation>
    </message>
    <message>
        <source>There is no job “%1”</source>
        <translation>Es gibt keinen Auftrag „%1“</translation>
    </message>
    <message>
        <source>The job is not there any more</source>
        <translation>Den Auftrag gibt es nicht mehr</translation>
    </message>
    <message>
        <source>There is no starter “%1”</source>
        <translation>Es gibt keinen Starter „%1“</translation>
    </message>
    <message>
        <source>Choose one of %1</source>
        <translation>Einen davon wählen: %1</translation>
    </message>
    <message>
        <source>None of %1 is set</source>
        <translation>Keine davon ist gesetzt: %1</translation>
    </message>
    <message>
        <source>Start the program where the plugin&apos;s variables are set</source>
        <translation>Das Programm dort starten, wo die Variablen des Plugins gesetzt sind</translation>
    </message>
    <message>
        <source>The text is not understood</source>
        <translation>Der Text wird nicht verstanden</translation>
    </message>
    <message>
        <source>Line %1 is not of the form KEY=VALUE</source>
        <translation>Zeile %1 hat nicht die Form KEY=VALUE</translation>
    </message>
    <message>
        <source>Paste the plugin&apos;s variables or its JSON configuration</source>
        <translation>Die Variablen des Plugins oder seine JSON-Konfiguration einfügen</translation>
    </message>
    <message>
        <source>CT_API_CLIENT is not understood</source>
        <translation>CT_API_CLIENT wird nicht verstanden</translation>
    </message>
    <message>
        <source>It is no JSON object with the texts clientId and secret</source>
        <translation>Es ist kein JSON-Objekt mit den Texten clientId und secret</translation>
    </message>
    <message>
        <source>Paste it as the plugin has it; nothing was changed</source>
        <translation>So einfügen, wie das Plugin es hat; nichts wurde geändert</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>Der Text ist zu lang</translation>
    </message>
    <message>
        <source>At most 256 KiB are read</source>
        <translation>Höchstens 256 KiB werden gelesen</translation>
    </message>
    <message>
        <source>It is no JSON: %1</source>
        <translation>Es ist kein JSON: %1</translation>
    </message>
    <message>
        <source>It has more than %1 bytes</source>
        <translation>Es hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>Check that it is the right file</source>
        <translation>Prüfen, ob es die richtige Datei ist</translation>
    </message>
    <message>
        <source>It is empty</source>
        <translation>Es ist leer</translation>
    </message>
    <message>
        <source>It is not UTF-8</source>
        <translation>Es ist kein UTF-8</translation>
    </message>
    <message>
        <source>There is no vault</source>
        <translation>Es gibt keinen Tresor</translation>
    </message>
    <message>
        <source>The vault has no entry for it</source>
        <translation>Der Tresor hat keinen Eintrag dafür</translation>
    </message>
    <message>
        <source>The secrets of “%1” cannot be stored</source>
        <translation>Die Geheimnisse von „%1“ können nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Name a key file in SLUICE_VAULT_KEY_FILE or a passphrase file in SLUICE_VAULT_PASSPHRASE_FILE, or give the secrets as {&quot;env&quot;:..}</source>
        <translation>In SLUICE_VAULT_KEY_FILE eine Schlüsseldatei oder in SLUICE_VAULT_PASSPHRASE_FILE eine Datei mit Passphrase nennen oder die Geheimnisse als {&quot;env&quot;:..} angeben</translation>
    </message>
    <message>
        <source>A secret cannot be stored: there is no vault</source>
        <translation>Ein Geheimnis kann nicht gespeichert werden: Es gibt keinen Tresor</translation>
    </message>
    <message>
        <source>“%1” is too short</source>
        <translation>„%1“ ist zu kurz</translation>
    </message>
    <message>
        <source>It stands in what is about others, too</source>
        <translation>Es steht auch in dem, was andere betrifft</translation>
    </message>
    <message>
        <source>“%1” is no mail address</source>
        <translation>„%1“ ist keine Mailadresse</translation>
    </message>
    <message>
        <source>Could not read %1</source>
        <translation>%1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Could not change %1</source>
        <translation>%1 konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>Nothing was erased</source>
        <translation>Nichts wurde gelöscht</translation>
    </message>
    <message>
        <source>Do that first, then erase once more</source>
        <translation>Das zuerst tun, dann erneut löschen</translation>
    </message>
    <message>
        <source>The file has become shorter</source>
        <translation>Die Datei ist kürzer geworden</translation>
    </message>
    <message>
        <source>Could not write %1</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Could not delete %1</source>
        <translation>%1 konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>The data of run #%1 cannot be erased</source>
        <translation>Die Daten von Lauf #%1 können nicht gelöscht werden</translation>
    </message>
    <message>
        <source>A process works on it</source>
        <translation>Ein Prozess arbeitet an ihm</translation>
    </message>
    <message>
        <source>Stop it, or wait for its end</source>
        <translation>Ihn stoppen oder sein Ende abwarten</translation>
    </message>
    <message>
        <source>Run #%1 takes it back and is not complete</source>
        <translation>Lauf #%1 macht ihn rückgängig und ist nicht vollständig</translation>
    </message>
    <message>
        <source>Let that one come to its end, or erase it first</source>
        <translation>Diesen zu Ende kommen lassen oder ihn zuerst löschen</translation>
    </message>
    <message>
        <source>The run is gone</source>
        <translation>Der Lauf ist weg</translation>
    </message>
    <message>
        <source>The job “%1” of run #%2 is not there any more</source>
        <translation>Den Auftrag „%1“ von Lauf #%2 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Run #%1 has not ended</source>
        <translation>Lauf #%1 ist nicht beendet</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it</source>
        <translation>Sein Ende abwarten oder ihn stoppen</translation>
    </message>
    <message>
        <source>Jobs of the kind “%1” are not available in this version</source>
        <translation>Aufträge der Art „%1“ gibt es in dieser Version nicht</translation>
    </message>
    <message>
        <source>Stopped before the run began</source>
        <translation>Gestoppt, bevor der Lauf begann</translation>
    </message>
    <message>
        <source>Run #%1 is not running</source>
        <translation>Lauf #%1 läuft nicht</translation>
    </message>
    <message>
        <source>Its state is %1</source>
        <translation>Sein Zustand ist %1</translation>
    </message>
    <message>
        <source>Run #%1 is not a plan</source>
        <translation>Lauf #%1 ist kein Plan</translation>
    </message>
    <message>
        <source>This version cannot check runs of this kind</source>
        <translation>Diese Version kann Läufe dieser Art nicht prüfen</translation>
    </message>
    <message>
        <source>Run #%1 is a plan</source>
        <translation>Lauf #%1 ist ein Plan</translation>
    </message>
    <message>
        <source>It wrote nothing that could be checked</source>
        <translation>Er hat nichts geschrieben, was geprüft werden könnte</translation>
    </message>
    <message>
        <source>This version cannot map jobs of this kind</source>
        <translation>Diese Version kann für Aufträge dieser Art nichts zuordnen</translation>
    </message>
    <message>
        <source>This version cannot export runs of this kind</source>
        <translation>Diese Version kann Läufe dieser Art nicht exportieren</translation>
    </message>
    <message>
        <source>The job “%1” sends no single rows</source>
        <translation>Der Auftrag „%1“ sendet keine einzelnen Zeilen</translation>
    </message>
    <message>
        <source>It is of the kind %1</source>
        <translation>Er ist von der Art %1</translation>
    </message>
    <message>
        <source>Name one of the kind %1</source>
        <translation>Einen der Art %1 nennen</translation>
    </message>
    <message>
        <source>“%1” is no ROWID</source>
        <translation>„%1“ ist keine ROWID</translation>
    </message>
    <message>
        <source>Give the number that stands in the table&apos;s column ROWID</source>
        <translation>Die Zahl angeben, die in der Spalte ROWID der Tabelle steht</translation>
    </message>
    <message>
        <source>“%1” is no action</source>
        <translation>„%1“ ist keine Aktion</translation>
    </message>
    <message>
        <source>Use insert, update or delete</source>
        <translation>insert, update oder delete verwenden</translation>
    </message>
    <message>
        <source>Send the row again when the import has ended</source>
        <translation>Die Zeile erneut senden, wenn der Import beendet ist</translation>
    </message>
    <message>
        <source>Stopped before the row was sent</source>
        <translation>Gestoppt, bevor die Zeile gesendet wurde</translation>
    </message>
    <message>
        <source>The row is still on its way</source>
        <translation>Die Zeile ist noch unterwegs</translation>
    </message>
    <message>
        <source>See run %1 on the page Runs</source>
        <translation>Siehe Lauf %1 auf der Seite „Läufe“</translation>
    </message>
    <message>
        <source>The chain of “%1” would never end</source>
        <translation>Die Kette von „%1“ würde nie enden</translation>
    </message>
    <message>
        <source>Choose another job to run then</source>
        <translation>Einen anderen Auftrag wählen, der dann läuft</translation>
    </message>
    <message>
        <source>“%1” is no time</source>
        <translation>„%1“ ist keine Zeitangabe</translation>
    </message>
    <message>
        <source>Use five fields, or @hourly, @daily, @weekly, @monthly or @yearly</source>
        <translation>Fünf Felder verwenden oder @hourly, @daily, @weekly, @monthly oder @yearly</translation>
    </message>
    <message>
        <source>A schedule must have five fields, such as 0 2 * * *</source>
        <translation>Ein Zeitplan muss fünf Felder haben, etwa 0 2 * * *</translation>
    </message>
    <message>
        <source>Write minute, hour, day of the month, month and weekday</source>
        <translation>Minute, Stunde, Tag des Monats, Monat und Wochentag schreiben</translation>
    </message>
    <message>
        <source>There is no time zone “%1”</source>
        <translation>Es gibt keine Zeitzone „%1“</translation>
    </message>
    <message>
        <source>Use a name such as Europe/Berlin</source>
        <translation>Einen Namen wie Europe/Berlin verwenden</translation>
    </message>
    <message>
        <source>Another process begins this run</source>
        <translation>Ein anderer Prozess beginnt diesen Lauf</translation>
    </message>
    <message>
        <source>The job “%1” has no schedule</source>
        <translation>Der Auftrag „%1“ hat keinen Zeitplan</translation>
    </message>
    <message>
        <source>There is no setting “%1”</source>
        <translation>Es gibt keine Einstellung „%1“</translation>
    </message>
    <message>
        <source>%1 is a number from %2 to %3</source>
        <translation>%1 ist eine Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>Connections to %1 are not signed in through the browser</source>
        <translation>Verbindungen zu %1 werden nicht über den Browser angemeldet</translation>
    </message>
    <message>
        <source>“%1” is not signed in</source>
        <translation>„%1“ ist nicht angemeldet</translation>
    </message>
    <message>
        <source>“%1” cannot be signed out here</source>
        <translation>„%1“ kann hier nicht abgemeldet werden</translation>
    </message>
    <message>
        <source>its refresh token comes from the environment variable %1</source>
        <translation>ihr Refresh-Token kommt aus der Umgebungsvariablen %1</translation>
    </message>
    <message>
        <source>Unset the variable, or remove the connection</source>
        <translation>Die Variable löschen oder die Verbindung entfernen</translation>
    </message>
    <message>
        <source>“%1” cannot be signed out</source>
        <translation>„%1“ kann nicht abgemeldet werden</translation>
    </message>
    <message>
        <source>its sign-in is the sandbox&apos;s public constant</source>
        <translation>ihre Anmeldung ist die öffentliche Konstante der Sandbox</translation>
    </message>
    <message>
        <source>The event cannot be read</source>
        <translation>Das Ereignis kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>A row of it has no ROWID</source>
        <translation>Eine seiner Zeilen hat keine ROWID</translation>
    </message>
    <message>
        <source>It does not say whether rows were inserted, updated or deleted</source>
        <translation>Es sagt nicht, ob Zeilen hinzugefügt, geändert oder gelöscht wurden</translation>
    </message>
    <message>
        <source>It is not about the Data Store, but about %1</source>
        <translation>Es betrifft nicht den Data Store, sondern %1</translation>
    </message>
    <message>
        <source>It has more than %1 rows</source>
        <translation>Es hat mehr als %1 Zeilen</translation>
    </message>
    <message>
        <source>It does not say which table it is about</source>
        <translation>Es sagt nicht, welche Tabelle es betrifft</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser</source>
        <translation>Die Anmeldung wurde im Browser abgelehnt</translation>
    </message>
    <message>
        <source>The browser came back without a sign-in</source>
        <translation>Der Browser kam ohne Anmeldung zurück</translation>
    </message>
    <message>
        <source>somebody chose to reject it, or too many were asked for</source>
        <translation>jemand hat sie abgelehnt, oder es wurden zu viele verlangt</translation>
    </message>
    <message>
        <source>the service says %1</source>
        <translation>der Dienst sagt %1</translation>
    </message>
    <message>
        <source>Sign in again and accept; after ten refusals wait ten minutes</source>
        <translation>Erneut anmelden und zustimmen; nach zehn Ablehnungen zehn Minuten warten</translation>
    </message>
    <message>
        <source>Check the connection&apos;s client ID, redirect address and scopes</source>
        <translation>Client-ID, Rückkehradresse und Scopes der Verbindung prüfen</translation>
    </message>
    <message>
        <source>The sign-in was cancelled</source>
        <translation>Die Anmeldung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Nobody signed in in time</source>
        <translation>Niemand hat sich rechtzeitig angemeldet</translation>
    </message>
    <message>
        <source>the browser did not come back within %1 minutes</source>
        <translation>der Browser kam nicht binnen %1 Minuten zurück</translation>
    </message>
    <message>
        <source>Sign in again; if the browser cannot reach this computer, paste its address</source>
        <translation>Erneut anmelden; wenn der Browser diesen Rechner nicht erreicht, seine Adresse einfügen</translation>
    </message>
    <message>
        <source>This is not the address at which the browser ended</source>
        <translation>Das ist nicht die Adresse, bei der der Browser endete</translation>
    </message>
    <message>
        <source>it begins with %1?</source>
        <translation>sie beginnt mit %1?</translation>
    </message>
    <message>
        <source>The address cannot be used</source>
        <translation>Die Adresse kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The browser cannot come back to this computer on port %1</source>
        <translation>Der Browser kann nicht über Port %1 zu diesem Rechner zurückkehren</translation>
    </message>
    <message>
        <source>Paste the address at which the browser ends, or choose another redirectPort</source>
        <translation>Die Adresse einfügen, bei der der Browser endet, oder einen anderen redirectPort wählen</translation>
    </message>
    <message>
        <source>The sign-in was refused</source>
        <translation>Die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Sign in again, then resume</source>
        <translation>Erneut anmelden, dann fortsetzen</translation>
    </message>
    <message>
        <source>Waiting for an access token was stopped</source>
        <translation>Das Warten auf ein Zugriffstoken wurde gestoppt</translation>
    </message>
    <message>
        <source>There is no access token at the moment</source>
        <translation>Im Moment gibt es kein Zugriffstoken</translation>
    </message>
    <message>
        <source>It is tried again by itself</source>
        <translation>Es wird von selbst erneut versucht</translation>
    </message>
    <message>
        <source>another worker or program is getting one</source>
        <translation>ein anderer Arbeiter oder ein anderes Programm holt gerade eines</translation>
    </message>
    <message>
        <source>the service asked for a pause</source>
        <translation>der Dienst hat um eine Pause gebeten</translation>
    </message>
    <message>
        <source>the service gives %1 tokens in %2 minutes, and they were used</source>
        <translation>der Dienst gibt %1 Tokens in %2 Minuten, und sie sind verbraucht</translation>
    </message>
    <message>
        <source>The answer to the sign-in could not be understood</source>
        <translation>Die Antwort auf die Anmeldung wurde nicht verstanden</translation>
    </message>
    <message>
        <source>it holds no token, or one that is over already</source>
        <translation>sie enthält kein Token oder ein schon abgelaufenes</translation>
    </message>
    <message>
        <source>the sign-in changed meanwhile</source>
        <translation>die Anmeldung hat sich inzwischen geändert</translation>
    </message>
    <message>
        <source>The service gave a new refresh token, and it could not be stored</source>
        <translation>Der Dienst gab ein neues Refresh-Token, und es konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The vault could not be locked</source>
        <translation>Der Tresor konnte nicht gesperrt werden</translation>
    </message>
    <message>
        <source>The vault is in use</source>
        <translation>Der Tresor ist in Gebrauch</translation>
    </message>
    <message>
        <source>another Sluice program is writing it</source>
        <translation>ein anderes Sluice-Programm schreibt ihn</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Gleich erneut versuchen</translation>
    </message>
    <message>
        <source>The vault could not be read</source>
        <translation>Der Tresor konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The vault is locked</source>
        <translation>Der Tresor ist gesperrt</translation>
    </message>
    <message>
        <source>Nothing can be sealed without the vault&apos;s key</source>
        <translation>Ohne den Schlüssel des Tresors kann nichts verschlossen werden</translation>
    </message>
    <message>
        <source>Nothing can be opened without the vault&apos;s key</source>
        <translation>Ohne den Schlüssel des Tresors kann nichts geöffnet werden</translation>
    </message>
    <message>
        <source>The vault&apos;s file is damaged</source>
        <translation>Die Datei des Tresors ist beschädigt</translation>
    </message>
    <message>
        <source>Put the file back from a backup, or remove it and sign in again</source>
        <translation>Die Datei aus einer Sicherung zurückholen oder sie entfernen und erneut anmelden</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>sie ist zu kurz</translation>
    </message>
    <message>
        <source>it is not a vault</source>
        <translation>sie ist kein Tresor</translation>
    </message>
    <message>
        <source>its header was changed</source>
        <translation>ihr Kopf wurde verändert</translation>
    </message>
    <message>
        <source>The vault was made by a newer version of Sluice</source>
        <translation>Der Tresor wurde von einer neueren Version von Sluice angelegt</translation>
    </message>
    <message>
        <source>its header holds values that no version writes</source>
        <translation>ihr Kopf enthält Werte, die keine Version schreibt</translation>
    </message>
    <message>
        <source>The vault cannot be opened with this key</source>
        <translation>Der Tresor kann mit diesem Schlüssel nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the passphrase is another one</source>
        <translation>die Passphrase ist eine andere</translation>
    </message>
    <message>
        <source>it was made with another key</source>
        <translation>er wurde mit einem anderen Schlüssel angelegt</translation>
    </message>
    <message>
        <source>Give the key or the passphrase that the vault was made with</source>
        <translation>Den Schlüssel oder die Passphrase angeben, mit denen der Tresor angelegt wurde</translation>
    </message>
    <message>
        <source>its content was changed</source>
        <translation>ihr Inhalt wurde verändert</translation>
    </message>
    <message>
        <source>its content could not be read</source>
        <translation>ihr Inhalt konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The vault&apos;s key could not be made from the passphrase</source>
        <translation>Der Schlüssel des Tresors konnte nicht aus der Passphrase gebildet werden</translation>
    </message>
    <message>
        <source>%1 MB of memory are needed for it</source>
        <translation>%1 MB Speicher werden dafür gebraucht</translation>
    </message>
    <message>
        <source>Free some memory, or use a key file (SLUICE_VAULT_KEY_FILE)</source>
        <translation>Speicher freimachen oder eine Schlüsseldatei verwenden (SLUICE_VAULT_KEY_FILE)</translation>
    </message>
    <message>
        <source>A sealed value could not be opened</source>
        <translation>Ein verschlossener Wert konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>it was changed, or sealed with another key</source>
        <translation>er wurde verändert oder mit einem anderen Schlüssel verschlossen</translation>
    </message>
    <message>
        <source>The vault&apos;s key file %1 cannot be used</source>
        <translation>Die Schlüsseldatei %1 des Tresors kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>Make it readable for this user</source>
        <translation>Sie für diesen Benutzer lesbar machen</translation>
    </message>
    <message>
        <source>other users may read or change it</source>
        <translation>andere Benutzer dürfen sie lesen oder ändern</translation>
    </message>
    <message>
        <source>it holds neither 32 bytes nor 64 hexadecimal digits</source>
        <translation>sie enthält weder 32 Bytes noch 64 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>Write the passphrase into it</source>
        <translation>Die Passphrase hineinschreiben</translation>
    </message>
    <message>
        <source>The vault of this data directory was made with another kind of key</source>
        <translation>Der Tresor dieses Datenverzeichnisses wurde mit einem Schlüssel anderer Art angelegt</translation>
    </message>
    <message>
        <source>The vault&apos;s key is not in the desktop&apos;s keychain</source>
        <translation>Der Schlüssel des Tresors ist nicht im Schlüsselbund des Schreibtischs</translation>
    </message>
    <message>
        <source>Unlock the keychain that it was made in, then try again</source>
        <translation>Den Schlüsselbund entsperren, in dem er angelegt wurde, dann erneut versuchen</translation>
    </message>
    <message>
        <source>The desktop&apos;s keychain cannot be used</source>
        <translation>Der Schlüsselbund des Schreibtischs kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Unlock it, or name a key file in SLUICE_VAULT_KEY_FILE</source>
        <translation>Ihn entsperren oder in SLUICE_VAULT_KEY_FILE eine Schlüsseldatei nennen</translation>
    </message>
    <message>
        <source>it gave no answer</source>
        <translation>er gab keine Antwort</translation>
    </message>
    <message>
        <source>The answer to %1 %2 was lost</source>
        <translation>Die Antwort auf %1 %2 ging verloren</translation>
    </message>
    <message>
        <source>It may or may not have been carried out</source>
        <translation>Es wurde vielleicht ausgeführt, vielleicht nicht</translation>
    </message>
    <message>
        <source>Check at the service, then resume or stop the run</source>
        <translation>Beim Dienst nachsehen, dann den Lauf fortsetzen oder stoppen</translation>
    </message>
    <message>
        <source>The step&apos;s chunk is not in the store</source>
        <translation>Der Block des Schritts ist nicht im Speicher</translation>
    </message>
    <message>
        <source>The lock could not be renewed for %1 seconds</source>
        <translation>Die Sperre konnte %1 Sekunden lang nicht erneuert werden</translation>
    </message>
    <message>
        <source>Another may take it from now on</source>
        <translation>Von jetzt an kann ein anderer sie nehmen</translation>
    </message>
    <message>
        <source>The outcome file %1 is shorter than it was</source>
        <translation>Die Ausgangsdatei %1 ist kürzer als zuvor</translation>
    </message>
    <message>
        <source>%1 bytes of %2 are there</source>
        <translation>%1 von %2 Bytes sind da</translation>
    </message>
    <message>
        <source>It was changed by someone else; the counters in the store still hold</source>
        <translation>Jemand anders hat sie geändert; die Zähler im Speicher gelten weiter</translation>
    </message>
    <message>
        <source>Run #%1 is running already</source>
        <translation>Lauf #%1 läuft schon</translation>
    </message>
    <message>
        <source>This version cannot run jobs of the kind “%1”</source>
        <translation>Diese Version kann Aufträge der Art „%1“ nicht ausführen</translation>
    </message>
    <message>
        <source>The files of run #%1 stay: %2</source>
        <translation>Die Dateien von Lauf #%1 bleiben: %2</translation>
    </message>
    <message>
        <source>The files in %1 could not be deleted</source>
        <translation>Die Dateien in %1 konnten nicht gelöscht werden</translation>
    </message>
    <message>
        <source>They go at the next cleaning, once that is possible</source>
        <translation>Sie gehen beim nächsten Aufräumen, sobald das möglich ist</translation>
    </message>
    <message>
        <source>There is no run %1</source>
        <translation>Es gibt keinen Lauf %1</translation>
    </message>
    <message>
        <source>See the list of runs for its id or number</source>
        <translation>ID oder Nummer in der Liste der Läufe nachsehen</translation>
    </message>
    <message>
        <source>%1 is being written by run #%2</source>
        <translation>%1 wird von Lauf #%2 beschrieben</translation>
    </message>
    <message>
        <source>The job “%1” has %2 records on their way and needs attention</source>
        <translation>Vom Auftrag „%1“ sind %2 Datensätze unterwegs; er braucht einen Eingriff</translation>
    </message>
    <message>
        <source>The job “%1” holds the target (%2); one import at a time is allowed</source>
        <translation>Der Auftrag „%1“ hält das Ziel (%2); nur ein Import zur selben Zeit ist erlaubt</translation>
    </message>
    <message>
        <source>Resume run #%1, or stop it to let go of the target</source>
        <translation>Lauf #%1 fortsetzen oder stoppen, um das Ziel freizugeben</translation>
    </message>
    <message>
        <source>Run #%1 is complete</source>
        <translation>Lauf #%1 ist vollständig</translation>
    </message>
    <message>
        <source>Nothing is left to do</source>
        <translation>Es ist nichts mehr zu tun</translation>
    </message>
    <message>
        <source>Run the job again</source>
        <translation>Den Auftrag erneut ausführen</translation>
    </message>
    <message>
        <source>The data of run #%1 was erased</source>
        <translation>Die Daten von Lauf #%1 wurden gelöscht</translation>
    </message>
    <message>
        <source>Process %1 works on it</source>
        <translation>Prozess %1 arbeitet daran</translation>
    </message>
    <message>
        <source>Stop it there first, or wait for its end</source>
        <translation>Ihn dort zuerst stoppen oder sein Ende abwarten</translation>
    </message>
    <message>
        <source>The run is worked on elsewhere</source>
        <translation>An dem Lauf wird anderswo gearbeitet</translation>
    </message>
    <message>
        <source>Run #%1 is no longer worked on by this process</source>
        <translation>An Lauf #%1 arbeitet dieser Prozess nicht mehr</translation>
    </message>
    <message>
        <source>Another process has taken it over</source>
        <translation>Ein anderer Prozess hat ihn übernommen</translation>
    </message>
    <message>
        <source>Run #%1 has lost the lock of %2</source>
        <translation>Lauf #%1 hat die Sperre von %2 verloren</translation>
    </message>
    <message>
        <source>Its entry was removed</source>
        <translation>Ihr Eintrag wurde entfernt</translation>
    </message>
    <message>
        <source>Another run has taken it over</source>
        <translation>Ein anderer Lauf hat sie übernommen</translation>
    </message>
    <message>
        <source>Resume it once nobody else writes there</source>
        <translation>Ihn fortsetzen, sobald dort sonst niemand schreibt</translation>
    </message>
    <message>
        <source>Whether the lock of %1 is this run&apos;s is not known yet</source>
        <translation>Ob die Sperre von %1 diesem Lauf gehört, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing is sent before the lock of %1 is renewed</source>
        <translation>Bevor die Sperre von %1 erneuert ist, wird nichts gesendet</translation>
    </message>
    <message>
        <source>The run is being stopped</source>
        <translation>Der Lauf wird gestoppt</translation>
    </message>
    <message>
        <source>%1 has not finished the job</source>
        <translation>%1 ist mit dem Job noch nicht fertig</translation>
    </message>
    <message>
        <source>It is still running there after %1 minutes</source>
        <translation>Nach %1 Minuten läuft er dort noch</translation>
    </message>
    <message>
        <source>Resume to go on waiting</source>
        <translation>Fortsetzen, um weiter zu warten</translation>
    </message>
    <message>
        <source>The CA file %1 cannot be used</source>
        <translation>Die CA-Datei %1 kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Could not replace %1</source>
        <translation>%1 konnte nicht ersetzt werden</translation>
    </message>
    <message>
        <source>The answer of %1 is too large</source>
        <translation>Die Antwort von %1 ist zu groß</translation>
    </message>
    <message>
        <source>It is larger than the %1 bytes that are allowed for it</source>
        <translation>Sie ist größer als die %1 Bytes, die dafür erlaubt sind</translation>
    </message>
    <message>
        <source>Could not download %1</source>
        <translation>%1 konnte nicht heruntergeladen werden</translation>
    </message>
    <message>
        <source>Could not make %1</source>
        <translation>%1 konnte nicht angelegt werden</translation>
    </message>
    <message>
        <source>The look-up of %1 was stopped</source>
        <translation>Die Abfrage von %1 wurde gestoppt</translation>
    </message>
    <message>
        <source>The host %1 cannot be found</source>
        <translation>Der Rechner %1 wird nicht gefunden</translation>
    </message>
    <message>
        <source>there was no answer in time</source>
        <translation>es kam nicht rechtzeitig eine Antwort</translation>
    </message>
    <message>
        <source>Check the network, the data centre of the connection, and whether a proxy is needed</source>
        <translation>Das Netzwerk, das Rechenzentrum der Verbindung und ob ein Proxy nötig ist, prüfen</translation>
    </message>
    <message>
        <source>the answer is empty where JSON was expected</source>
        <translation>die Antwort ist leer, wo JSON erwartet wurde</translation>
    </message>
    <message>
        <source>the answer is not JSON, a proxy or a maintenance page perhaps: %1</source>
        <translation>die Antwort ist kein JSON, vielleicht ein Proxy oder eine Wartungsseite: %1</translation>
    </message>
    <message>
        <source>A request to %1 was not sent</source>
        <translation>Eine Anfrage an %1 wurde nicht gesendet</translation>
    </message>
    <message>
        <source>one of its headers holds characters that are not allowed</source>
        <translation>eine ihrer Kopfzeilen enthält unerlaubte Zeichen</translation>
    </message>
    <message>
        <source>Check the settings and secrets of the connection</source>
        <translation>Einstellungen und Geheimnisse der Verbindung prüfen</translation>
    </message>
    <message>
        <source>The request to %1 was not sent</source>
        <translation>Die Anfrage an %1 wurde nicht gesendet</translation>
    </message>
    <message>
        <source>the run is being stopped</source>
        <translation>der Lauf wird gestoppt</translation>
    </message>
    <message>
        <source>The request to %1 has to wait</source>
        <translation>Die Anfrage an %1 muss warten</translation>
    </message>
    <message>
        <source>the limit of %1 is used up</source>
        <translation>das Limit von %1 ist verbraucht</translation>
    </message>
    <message>
        <source>A request was not sent</source>
        <translation>Eine Anfrage wurde nicht gesendet</translation>
    </message>
    <message>
        <source>its client belongs to another thread or is in use</source>
        <translation>ihr Client gehört zu einem anderen Thread oder ist in Gebrauch</translation>
    </message>
    <message>
        <source>%1 took too long</source>
        <translation>%1 brauchte zu lange</translation>
    </message>
    <message>
        <source>no connection within %1 s</source>
        <translation>keine Verbindung binnen %1 s</translation>
    </message>
    <message>
        <source>no connection through the proxy %1 within %2 s</source>
        <translation>keine Verbindung über den Proxy %1 binnen %2 s</translation>
    </message>
    <message>
        <source>Check the proxy in the connection&apos;s network settings</source>
        <translation>Den Proxy in den Netzwerkeinstellungen der Verbindung prüfen</translation>
    </message>
    <message>
        <source>The file could not be sent</source>
        <translation>Die Datei konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>nothing moved for %1 s</source>
        <translation>%1 s lang bewegte sich nichts</translation>
    </message>
    <message>
        <source>the whole exchange passed its deadline</source>
        <translation>der ganze Austausch überschritt seine Frist</translation>
    </message>
    <message>
        <source>The request to %1 was stopped</source>
        <translation>Die Anfrage an %1 wurde gestoppt</translation>
    </message>
    <message>
        <source>The answer of %1 is not whole</source>
        <translation>Die Antwort von %1 ist nicht vollständig</translation>
    </message>
    <message>
        <source>%1 bytes were announced and %2 came</source>
        <translation>%1 Bytes waren angekündigt und %2 kamen</translation>
    </message>
    <message>
        <source>%1 gave no answer</source>
        <translation>%1 gab keine Antwort</translation>
    </message>
    <message>
        <source>A cap of this connection is reached</source>
        <translation>Eine Obergrenze dieser Verbindung ist erreicht</translation>
    </message>
    <message>
        <source>%1 of %2 in %4 are spent, and the next request costs %3</source>
        <translation>%1 von %2 in %4 sind verbraucht, und die nächste Anfrage kostet %3</translation>
    </message>
    <message>
        <source>Raise the cap in the connection&apos;s settings and resume the run</source>
        <translation>Die Obergrenze in den Einstellungen der Verbindung erhöhen und den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Could not reach %1 through the proxy</source>
        <translation>%1 war über den Proxy nicht zu erreichen</translation>
    </message>
    <message>
        <source>%1 broke off: %2</source>
        <translation>%1 brach ab: %2</translation>
    </message>
    <message>
        <source>%1 refuses the user name or the password (407)</source>
        <translation>%1 lehnt Benutzernamen oder Passwort ab (407)</translation>
    </message>
    <message>
        <source>%1 wants a user name and a password (407)</source>
        <translation>%1 verlangt Benutzernamen und Passwort (407)</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s user and password in the connection&apos;s network settings</source>
        <translation>Benutzer und Passwort des Proxys in den Netzwerkeinstellungen der Verbindung eingeben</translation>
    </message>
    <message>
        <source>%1 does not let through to %2</source>
        <translation>%1 lässt nicht zu %2 durch</translation>
    </message>
    <message>
        <source>Ask whoever runs the proxy to allow %1, or choose another proxy</source>
        <translation>Den Betreiber des Proxys bitten, %1 zu erlauben, oder einen anderen Proxy wählen</translation>
    </message>
    <message>
        <source>nothing answers at %1</source>
        <translation>unter %1 antwortet nichts</translation>
    </message>
    <message>
        <source>%1 cannot find or reach %2</source>
        <translation>%1 kann %2 nicht finden oder nicht erreichen</translation>
    </message>
    <message>
        <source>the name of %1 is not known</source>
        <translation>der Name von %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>it refuses connections</source>
        <translation>er lehnt Verbindungen ab</translation>
    </message>
    <message>
        <source>the name %1 is not known</source>
        <translation>der Name %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>The connection to %1 was closed</source>
        <translation>Die Verbindung zu %1 wurde geschlossen</translation>
    </message>
    <message>
        <source>its answer broke off</source>
        <translation>seine Antwort brach ab</translation>
    </message>
    <message>
        <source>no answer came</source>
        <translation>es kam keine Antwort</translation>
    </message>
    <message>
        <source>the request had not been sent</source>
        <translation>die Anfrage war noch nicht gesendet</translation>
    </message>
    <message>
        <source>The answer of %1 could not be read</source>
        <translation>Die Antwort von %1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>its address is not a web address</source>
        <translation>die Adresse ist keine Webadresse</translation>
    </message>
    <message>
        <source>Correct the addresses of the connection</source>
        <translation>Die Adressen der Verbindung berichtigen</translation>
    </message>
    <message>
        <source>its address holds a name or a password</source>
        <translation>die Adresse enthält einen Namen oder ein Passwort</translation>
    </message>
    <message>
        <source>Take them out of the address</source>
        <translation>Sie aus der Adresse nehmen</translation>
    </message>
    <message>
        <source>its name holds letters outside a-z</source>
        <translation>der Name enthält Buchstaben außerhalb von a-z</translation>
    </message>
    <message>
        <source>Check the addresses of the connection</source>
        <translation>Die Adressen der Verbindung prüfen</translation>
    </message>
    <message>
        <source>http:// is allowed on this computer only</source>
        <translation>http:// ist nur auf diesem Rechner erlaubt</translation>
    </message>
    <message>
        <source>Use https://</source>
        <translation>https:// verwenden</translation>
    </message>
    <message>
        <source>%1 is not one of the connection&apos;s hosts</source>
        <translation>%1 gehört nicht zu den Rechnern der Verbindung</translation>
    </message>
    <message>
        <source>Check the data centre and the addresses of the connection</source>
        <translation>Rechenzentrum und Adressen der Verbindung prüfen</translation>
    </message>
    <message>
        <source>its address is not a plain web address</source>
        <translation>die Adresse ist keine einfache Webadresse</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>Der Proxy kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>No safe line to %1 could be agreed</source>
        <translation>Mit %1 kam keine sichere Leitung zustande</translation>
    </message>
    <message>
        <source>The identity of %1 could not be verified</source>
        <translation>Die Identität von %1 konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>Could not change the log file %1</source>
        <translation>Die Protokolldatei %1 konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>Reading the log was stopped</source>
        <translation>Das Lesen des Protokolls wurde gestoppt</translation>
    </message>
    <message>
        <source>The log could not be exported</source>
        <translation>Das Protokoll konnte nicht exportiert werden</translation>
    </message>
    <message>
        <source>Free some space or choose another place, then export again</source>
        <translation>Platz schaffen oder einen anderen Ort wählen, dann erneut exportieren</translation>
    </message>
    <message>
        <source>it has %1 bytes, at most %2 are accepted</source>
        <translation>sie hat %1 Bytes, höchstens %2 werden angenommen</translation>
    </message>
    <message>
        <source>line %1, byte %2: %3</source>
        <translation>Zeile %1, Byte %2: %3</translation>
    </message>
    <message>
        <source>Correct the file, or export it again</source>
        <translation>Die Datei berichtigen oder erneut exportieren</translation>
    </message>
    <message>
        <source>it must hold one JSON object</source>
        <translation>sie muss ein JSON-Objekt enthalten</translation>
    </message>
    <message>
        <source>The mapping cannot be used</source>
        <translation>Die Zuordnung kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Correct what is named and try again</source>
        <translation>Berichtigen, was genannt ist, und erneut versuchen</translation>
    </message>
    <message>
        <source>The processors cannot be used</source>
        <translation>Die Verarbeitungen können nicht verwendet werden</translation>
    </message>
    <message>
        <source>Correct the named places of the job</source>
        <translation>Die genannten Stellen des Auftrags berichtigen</translation>
    </message>
    <message>
        <source>Could not keep the answers of a command in %1</source>
        <translation>Die Antworten eines Befehls konnten nicht in %1 abgelegt werden</translation>
    </message>
    <message>
        <source>No pipe could be opened</source>
        <translation>Es konnte keine Pipe geöffnet werden</translation>
    </message>
    <message>
        <source>No process could be started</source>
        <translation>Es konnte kein Prozess gestartet werden</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Die Festplatte ist fast voll</translation>
    </message>
    <message>
        <source>Free some space; the run goes on by itself</source>
        <translation>Platz schaffen; der Lauf geht von selbst weiter</translation>
    </message>
    <message>
        <source>Correct it in the job and run that again</source>
        <translation>Es im Auftrag berichtigen und ihn erneut ausführen</translation>
    </message>
    <message>
        <source>The program sluice-script is not there</source>
        <translation>Das Programm sluice-script ist nicht da</translation>
    </message>
    <message>
        <source>Scripts and commands run by it</source>
        <translation>Skripte und Befehle laufen durch es</translation>
    </message>
    <message>
        <source>Install Sluice as a whole</source>
        <translation>Sluice vollständig installieren</translation>
    </message>
    <message>
        <source>The first line that it wrote has no column _row: %1</source>
        <translation>Die erste geschriebene Zeile hat keine Spalte _row: %1</translation>
    </message>
    <message>
        <source>It gives the column “%1”, which is not among the fields that the job says it writes</source>
        <translation>Sie enthält die Spalte „%1“, die nicht zu den Feldern gehört, die der Auftrag zu schreiben angibt</translation>
    </message>
    <message>
        <source>It answers with a _row that it was not given: “%1”</source>
        <translation>Die Antwort hat eine _row, die nicht übergeben wurde: „%1“</translation>
    </message>
    <message>
        <source>It answers twice with the same _row</source>
        <translation>Dieselbe _row wurde zweimal beantwortet</translation>
    </message>
    <message>
        <source>Line %1 of what it wrote is no CSV row: %2</source>
        <translation>Die geschriebene Zeile %1 ist keine CSV-Zeile: %2</translation>
    </message>
    <message>
        <source>It used more than %1 s of processor time</source>
        <translation>Mehr als %1 s Prozessorzeit wurden verbraucht</translation>
    </message>
    <message>
        <source>It wrote a file of more than %1 bytes</source>
        <translation>Eine Datei von mehr als %1 Bytes wurde geschrieben</translation>
    </message>
    <message>
        <source>It was ended by the signal %1 (%2)</source>
        <translation>Beendet durch das Signal %1 (%2)</translation>
    </message>
    <message>
        <source>It ended with the exit code %1</source>
        <translation>Beendet mit dem Rückgabewert %1</translation>
    </message>
    <message>
        <source>It wrote nothing, not even a line with the names of its columns</source>
        <translation>Nichts wurde geschrieben, nicht einmal eine Zeile mit den Namen der Spalten</translation>
    </message>
    <message>
        <source>Processing was stopped</source>
        <translation>Die Verarbeitung wurde gestoppt</translation>
    </message>
    <message>
        <source>The pipes of a command broke</source>
        <translation>Die Pipes eines Befehls sind gebrochen</translation>
    </message>
    <message>
        <source>It neither took nor gave anything for %1 s</source>
        <translation>%1 s lang wurde weder etwas genommen noch gegeben</translation>
    </message>
    <message>
        <source>It wrote %1 bytes for %2 bytes of input</source>
        <translation>%1 Bytes wurden für %2 Bytes Eingabe geschrieben</translation>
    </message>
    <message>
        <source>The %1 needs fields that are not in the input</source>
        <translation>%1 braucht Felder, die nicht in der Eingabe sind</translation>
    </message>
    <message>
        <source>Add them to the job&apos;s fields, or do not read them</source>
        <translation>Sie zu den Feldern des Auftrags hinzufügen oder nicht lesen</translation>
    </message>
    <message>
        <source>The answers of the %1 are damaged</source>
        <translation>Die Antworten sind beschädigt: %1</translation>
    </message>
    <message>
        <source>The %1 changes %2, which is not among the fields that the job says it writes</source>
        <translation>%1 ändert %2, das nicht zu den Feldern gehört, die der Auftrag zu schreiben angibt</translation>
    </message>
    <message>
        <source>It is record %1</source>
        <translation>Es ist Datensatz %1</translation>
    </message>
    <message>
        <source>Add it to the processor&apos;s writes, or leave it as it is, or leave it out</source>
        <translation>Es zu den geschriebenen Feldern der Verarbeitung hinzufügen, es lassen, wie es ist, oder es weglassen</translation>
    </message>
    <message>
        <source>The %1 has not seen the page</source>
        <translation>Die Seite wurde nicht gesehen: %1</translation>
    </message>
    <message>
        <source>%1 needs fields that are not in the input</source>
        <translation>%1 braucht Felder, die nicht in der Eingabe sind</translation>
    </message>
    <message>
        <source>Add them to the job&apos;s fields, or give the rules the names that the input has</source>
        <translation>Sie zu den Feldern des Auftrags hinzufügen oder den Regeln die Namen der Eingabe geben</translation>
    </message>
    <message>
        <source>The key of the mapping&apos;s hashes is missing</source>
        <translation>Der Schlüssel für die Hashes der Zuordnung fehlt</translation>
    </message>
    <message>
        <source>The environment variable %1 holds less than %2 bytes</source>
        <translation>Die Umgebungsvariable %1 enthält weniger als %2 Bytes</translation>
    </message>
    <message>
        <source>Set it for the programs that run the job, to the same value at each run</source>
        <translation>Sie für die Programme setzen, die den Auftrag ausführen, bei jedem Lauf auf denselben Wert</translation>
    </message>
    <message>
        <source>The mapping&apos;s time zone is not known here</source>
        <translation>Die Zeitzone der Zuordnung ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>Install the time zone data (tzdata), or choose another zone</source>
        <translation>Die Zeitzonendaten (tzdata) installieren oder eine andere Zone wählen</translation>
    </message>
    <message>
        <source>A statement for many rows has other places than values</source>
        <translation>Eine Anweisung für viele Zeilen hat andere Stellen als Werte</translation>
    </message>
    <message>
        <source>The store could not be backed up</source>
        <translation>Der Speicher konnte nicht gesichert werden</translation>
    </message>
    <message>
        <source>The store&apos;s backup %1 is not good</source>
        <translation>Die Sicherung %1 des Speichers ist nicht gut</translation>
    </message>
    <message>
        <source>SQLite gives no verdict on it</source>
        <translation>SQLite gibt kein Urteil darüber ab</translation>
    </message>
    <message>
        <source>It has no table of its schema&apos;s steps</source>
        <translation>Er hat keine Tabelle der Schritte seines Schemas</translation>
    </message>
    <message>
        <source>The job store was made by a newer version</source>
        <translation>Der Auftragsspeicher wurde von einer neueren Version angelegt</translation>
    </message>
    <message>
        <source>Its schema is %1, this program knows %2</source>
        <translation>Sein Schema ist %1, dieses Programm kennt %2</translation>
    </message>
    <message>
        <source>Use the newer program; nothing was changed</source>
        <translation>Das neuere Programm verwenden; nichts wurde geändert</translation>
    </message>
    <message>
        <source>Step %1 of its schema is not the program&apos;s</source>
        <translation>Schritt %1 seines Schemas ist nicht der des Programms</translation>
    </message>
    <message>
        <source>Step %1 of its schema is missing</source>
        <translation>Schritt %1 seines Schemas fehlt</translation>
    </message>
    <message>
        <source>A table is unreadable</source>
        <translation>Eine Tabelle ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 rows of the table %2 are unreadable</source>
        <translation>%1 Zeilen der Tabelle %2 sind nicht lesbar</translation>
    </message>
    <message>
        <source>Its tables are not those of a job store</source>
        <translation>Seine Tabellen sind nicht die eines Auftragsspeichers</translation>
    </message>
    <message>
        <source>It holds no job store</source>
        <translation>Darin ist kein Auftragsspeicher</translation>
    </message>
    <message>
        <source>The job store could not be used</source>
        <translation>Der Auftragsspeicher konnte nicht benutzt werden</translation>
    </message>
    <message>
        <source>See that the data directory can be written, then resume</source>
        <translation>Dafür sorgen, dass das Datenverzeichnis beschreibbar ist, dann fortsetzen</translation>
    </message>
    <message>
        <source>Free some space or mend the disk, then resume</source>
        <translation>Platz schaffen oder die Festplatte in Ordnung bringen, dann fortsetzen</translation>
    </message>
    <message>
        <source>The job store is damaged</source>
        <translation>Der Auftragsspeicher ist beschädigt</translation>
    </message>
    <message>
        <source>Keep the file; “sluice-cli store check” says which copy in the folder backup is good, “sluice-cli store restore” puts it in place</source>
        <translation>Die Datei behalten; „sluice-cli store check“ sagt, welche Kopie im Ordner backup gut ist, „sluice-cli store restore“ setzt sie ein</translation>
    </message>
    <message>
        <source>The data directory %1 is on a network file system</source>
        <translation>Das Datenverzeichnis %1 liegt auf einem Netzwerk-Dateisystem</translation>
    </message>
    <message>
        <source>SQLite&apos;s journal does not work there</source>
        <translation>Das Journal von SQLite funktioniert dort nicht</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk</source>
        <translation>Einen Ordner auf einer lokalen Festplatte wählen</translation>
    </message>
    <message>
        <source>The job store is not brought to its new schema without a copy: %1</source>
        <translation>Ohne Kopie wird der Auftragsspeicher nicht auf sein neues Schema gebracht: %1</translation>
    </message>
    <message>
        <source>Its file holds no table, though there was a store</source>
        <translation>Seine Datei enthält keine Tabelle, obwohl es einen Speicher gab</translation>
    </message>
    <message>
        <source>Could not copy %1</source>
        <translation>%1 konnte nicht kopiert werden</translation>
    </message>
    <message>
        <source>The copy %1 is not good: %2</source>
        <translation>Die Kopie %1 ist nicht gut: %2</translation>
    </message>
    <message>
        <source>There is no good copy of the job store</source>
        <translation>Es gibt keine gute Kopie des Auftragsspeichers</translation>
    </message>
    <message>
        <source>There is no copy %1</source>
        <translation>Es gibt keine Kopie %1</translation>
    </message>
    <message>
        <source>%1 copies are in the folder backup</source>
        <translation>%1 Kopien liegen im Ordner backup</translation>
    </message>
    <message>
        <source>See sluice-cli store check</source>
        <translation>Siehe sluice-cli store check</translation>
    </message>
    <message>
        <source>The job store is in use</source>
        <translation>Der Auftragsspeicher ist in Gebrauch</translation>
    </message>
    <message>
        <source>Process %1 has it open</source>
        <translation>Prozess %1 hat ihn geöffnet</translation>
    </message>
    <message>
        <source>End it first</source>
        <translation>Ihn zuerst beenden</translation>
    </message>
    <message>
        <source>The job store is good</source>
        <translation>Der Auftragsspeicher ist gut</translation>
    </message>
    <message>
        <source>Restoring would lose what was done after its copy</source>
        <translation>Beim Wiederherstellen ginge verloren, was nach der Kopie geschah</translation>
    </message>
    <message>
        <source>Name the copy with --backup to do it all the same</source>
        <translation>Die Kopie mit --backup nennen, um es trotzdem zu tun</translation>
    </message>
    <message>
        <source>The store&apos;s journal could not be emptied</source>
        <translation>Das Journal des Speichers konnte nicht geleert werden</translation>
    </message>
    <message>
        <source>Another process reads the store all the time</source>
        <translation>Ein anderer Prozess liest den Speicher die ganze Zeit</translation>
    </message>
    <message>
        <source>Close it, and do the same once more</source>
        <translation>Ihn schließen und dasselbe noch einmal tun</translation>
    </message>
    <message>
        <source>The copy %1 of the store could not be deleted</source>
        <translation>Die Kopie %1 des Speichers konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Its columns are separated by %1, but %2 is configured</source>
        <translation>Die Spalten sind durch %1 getrennt, eingestellt ist aber %2</translation>
    </message>
    <message>
        <source>Set the delimiter to %1, or save the file again</source>
        <translation>Das Trennzeichen auf %1 setzen oder die Datei neu speichern</translation>
    </message>
    <message>
        <source>The header of the CSV file was refused</source>
        <translation>Die Kopfzeile der CSV-Datei wurde abgelehnt</translation>
    </message>
    <message>
        <source>It has %1 columns; at most %2 are allowed</source>
        <translation>Sie hat %1 Spalten; höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>Correct the first line of the file</source>
        <translation>Die erste Zeile der Datei berichtigen</translation>
    </message>
    <message>
        <source>The CSV file could not be read to its end</source>
        <translation>Die CSV-Datei konnte nicht bis zum Ende gelesen werden</translation>
    </message>
    <message>
        <source>The quote opened in line %1 (byte %2) is not closed within %3 lines and %4 bytes</source>
        <translation>Das in Zeile %1 (Byte %2) geöffnete Anführungszeichen wird binnen %3 Zeilen und %4 Bytes nicht geschlossen</translation>
    </message>
    <message>
        <source>Correct the file in that line</source>
        <translation>Die Datei in dieser Zeile berichtigen</translation>
    </message>
    <message>
        <source>There is no header: the file is empty</source>
        <translation>Es gibt keine Kopfzeile: Die Datei ist leer</translation>
    </message>
    <message>
        <source>%1 (line %2, byte %3)</source>
        <translation>%1 (Zeile %2, Byte %3)</translation>
    </message>
    <message>
        <source>It has no data.</source>
        <translation>Sie hat keine Daten.</translation>
    </message>
    <message>
        <source>It has no list &quot;%1&quot;.</source>
        <translation>Sie hat keine Liste „%1“.</translation>
    </message>
    <message>
        <source>The list of organisations cannot be understood.</source>
        <translation>Die Liste der Organisationen wird nicht verstanden.</translation>
    </message>
    <message>
        <source>An organisation has no id.</source>
        <translation>Eine Organisation hat keine ID.</translation>
    </message>
    <message>
        <source>A workspace has no id.</source>
        <translation>Ein Arbeitsbereich hat keine ID.</translation>
    </message>
    <message>
        <source>The list of views cannot be understood.</source>
        <translation>Die Liste der Ansichten wird nicht verstanden.</translation>
    </message>
    <message>
        <source>A view has no id.</source>
        <translation>Eine Ansicht hat keine ID.</translation>
    </message>
    <message>
        <source>It has no id.</source>
        <translation>Sie hat keine ID.</translation>
    </message>
    <message>
        <source>The list of columns cannot be understood.</source>
        <translation>Die Liste der Spalten wird nicht verstanden.</translation>
    </message>
    <message>
        <source>A column has no name.</source>
        <translation>Eine Spalte hat keinen Namen.</translation>
    </message>
    <message>
        <source>The answer has no %1.</source>
        <translation>Der Antwort fehlt %1.</translation>
    </message>
    <message>
        <source>The answer has no jobId or no batchKey.</source>
        <translation>Der Antwort fehlt jobId oder batchKey.</translation>
    </message>
    <message>
        <source>The answer has no counters.</source>
        <translation>Der Antwort fehlen die Zähler.</translation>
    </message>
    <message>
        <source>The answer has no number of rows.</source>
        <translation>Der Antwort fehlt die Zahl der Zeilen.</translation>
    </message>
    <message>
        <source>It has no code.</source>
        <translation>Sie hat keinen Code.</translation>
    </message>
    <message>
        <source>It has no counters.</source>
        <translation>Sie hat keine Zähler.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; names no organisation.</source>
        <translation>Die Verbindung „%1“ nennt keine Organisation.</translation>
    </message>
    <message>
        <source>Edit the connection and choose one.</source>
        <translation>Die Verbindung bearbeiten und eine wählen.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; names no workspace.</source>
        <translation>Die Verbindung „%1“ nennt keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>An id of the call is none.</source>
        <translation>Eine ID des Aufrufs ist keine.</translation>
    </message>
    <message>
        <source>What is to be said has more than %1 characters.</source>
        <translation>Was gesagt werden soll, hat mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>Send less at once.</source>
        <translation>Weniger auf einmal senden.</translation>
    </message>
    <message>
        <source>Sign in again with the scope %1.</source>
        <translation>Mit dem Scope %1 erneut anmelden.</translation>
    </message>
    <message>
        <source>Could not read the list of organisations.</source>
        <translation>Die Liste der Organisationen konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the list of workspaces.</source>
        <translation>Die Liste der Arbeitsbereiche konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the list of views.</source>
        <translation>Die Liste der Ansichten konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The answer is about another view.</source>
        <translation>Die Antwort betrifft eine andere Ansicht.</translation>
    </message>
    <message>
        <source>Could not read the columns of the view %1.</source>
        <translation>Die Spalten der Ansicht %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the last import of the view %1.</source>
        <translation>Der letzte Import der Ansicht %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the units that are left.</source>
        <translation>Die verbleibenden Einheiten konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not create the table %1.</source>
        <translation>Die Tabelle %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not add the column %1.</source>
        <translation>Die Spalte %1 konnte nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The account has none.</source>
        <translation>Das Konto hat keine.</translation>
    </message>
    <message>
        <source>The account has %1.</source>
        <translation>Das Konto hat %1.</translation>
    </message>
    <message>
        <source>Edit the connection and name one of them.</source>
        <translation>Die Verbindung bearbeiten und einen davon nennen.</translation>
    </message>
    <message>
        <source>The rows cannot be named.</source>
        <translation>Die Zeilen können nicht benannt werden.</translation>
    </message>
    <message>
        <source>A value of the column &quot;%1&quot; is no number.</source>
        <translation>Ein Wert der Spalte „%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>Compare the columns of the table and of the view.</source>
        <translation>Die Spalten von Tabelle und Ansicht vergleichen.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>Nothing to do: the calls of this minute are used up, it goes on in the next.</source>
        <translation>Nichts zu tun: Die Aufrufe dieser Minute sind verbraucht, in der nächsten geht es weiter.</translation>
    </message>
    <message>
        <source>Could not create the export job for the view %1.</source>
        <translation>Der Exportjob für die Ansicht %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not create the export job for a query.</source>
        <translation>Der Exportjob für eine Abfrage konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The answer is about another job.</source>
        <translation>Die Antwort betrifft einen anderen Job.</translation>
    </message>
    <message>
        <source>Could not download the export.</source>
        <translation>Der Export konnte nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Could not export the view %1.</source>
        <translation>Die Ansicht %1 konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>Die Datei ist nicht da.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file has %1 bytes, and Zoho Analytics takes at most %2.</source>
        <translation>Die Datei hat %1 Bytes, und Zoho Analytics nimmt höchstens %2.</translation>
    </message>
    <message>
        <source>Send it in parts.</source>
        <translation>In Teilen senden.</translation>
    </message>
    <message>
        <source>No condition says which rows are meant.</source>
        <translation>Keine Bedingung sagt, welche Zeilen gemeint sind.</translation>
    </message>
    <message>
        <source>Could not add a row to the view %1.</source>
        <translation>Der Ansicht %1 konnte keine Zeile hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Could not update rows of the view %1.</source>
        <translation>Zeilen der Ansicht %1 konnten nicht geändert werden.</translation>
    </message>
    <message>
        <source>Could not delete rows of the view %1.</source>
        <translation>Zeilen der Ansicht %1 konnten nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Zoho Analytics does not know the job any more: results live for an hour.</source>
        <translation>Zoho Analytics kennt den Job nicht mehr: Ergebnisse leben eine Stunde.</translation>
    </message>
    <message>
        <source>Look at the last import of the table before it is sent again.</source>
        <translation>Den letzten Import der Tabelle ansehen, bevor erneut gesendet wird.</translation>
    </message>
    <message>
        <source>Zoho Analytics says %1: %2</source>
        <translation>Zoho Analytics sagt %1: %2</translation>
    </message>
    <message>
        <source>no reason told</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>It says nothing about it.</source>
        <translation>Sie sagt nichts darüber.</translation>
    </message>
    <message>
        <source>A table has no id or no name.</source>
        <translation>Eine Tabelle hat keine ID oder keinen Namen.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s description of the table cannot be understood.</source>
        <translation>Catalysts Beschreibung der Tabelle wird nicht verstanden.</translation>
    </message>
    <message>
        <source>It names %1 tables.</source>
        <translation>Sie nennt %1 Tabellen.</translation>
    </message>
    <message>
        <source>It has no number.</source>
        <translation>Sie hat keine Zahl.</translation>
    </message>
    <message>
        <source>It has no id of the job.</source>
        <translation>Sie hat keine ID des Jobs.</translation>
    </message>
    <message>
        <source>It has no id or no status.</source>
        <translation>Sie hat keine ID oder keinen Status.</translation>
    </message>
    <message>
        <source>That is no job id.</source>
        <translation>Das ist keine Job-ID.</translation>
    </message>
    <message>
        <source>Could not create the read job for page %1 of %2.</source>
        <translation>Der Lesejob für Seite %1 von %2 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not download the result.</source>
        <translation>Das Ergebnis konnte nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Could not find the cache segment %1.</source>
        <translation>Das Cache-Segment %1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Could not read the cache&apos;s %1.</source>
        <translation>%1 konnte nicht aus dem Cache gelesen werden.</translation>
    </message>
    <message>
        <source>A key has at most %1 characters, a value %2, and lives for 1 to %3 hours.</source>
        <translation>Ein Schlüssel hat höchstens %1 Zeichen, ein Wert %2, und er lebt 1 bis %3 Stunden.</translation>
    </message>
    <message>
        <source>Could not delete the cache&apos;s %1.</source>
        <translation>%1 konnte nicht aus dem Cache gelöscht werden.</translation>
    </message>
    <message>
        <source>Could not read the list of tables.</source>
        <translation>Die Liste der Tabellen konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the table %1.</source>
        <translation>Die Tabelle %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the columns of %1.</source>
        <translation>Die Spalten von %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not count the rows of %1.</source>
        <translation>Die Zeilen von %1 konnten nicht gezählt werden.</translation>
    </message>
    <message>
        <source>Could not read the rows of %1.</source>
        <translation>Die Zeilen von %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>That is no row id.</source>
        <translation>Das ist keine Zeilen-ID.</translation>
    </message>
    <message>
        <source>The answer is about another row.</source>
        <translation>Die Antwort betrifft eine andere Zeile.</translation>
    </message>
    <message>
        <source>It has %1 rows, and Catalyst takes 1 to %2.</source>
        <translation>Es hat %1 Zeilen, und Catalyst nimmt 1 bis %2.</translation>
    </message>
    <message>
        <source>A row has no ROWID.</source>
        <translation>Eine Zeile hat keine ROWID.</translation>
    </message>
    <message>
        <source>It wants 1 to %1 row ids.</source>
        <translation>Es braucht 1 bis %1 Zeilen-IDs.</translation>
    </message>
    <message>
        <source>Check the project&apos;s id and the organisation in the connection.</source>
        <translation>Projekt-ID und Organisation in der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Catalyst gives no access for the moment: it answered 400 with a page.</source>
        <translation>Catalyst gibt im Moment keinen Zugang: Es antwortete 400 mit einer Seite.</translation>
    </message>
    <message>
        <source>Nothing to do: access tokens are given again in ten minutes.</source>
        <translation>Nichts zu tun: Zugriffstokens werden in zehn Minuten wieder ausgegeben.</translation>
    </message>
    <message>
        <source>Nothing to do: too many calls ran at once, it is tried again with fewer.</source>
        <translation>Nichts zu tun: Zu viele Aufrufe liefen gleichzeitig, es wird mit weniger erneut versucht.</translation>
    </message>
    <message>
        <source>The answer is not as documented: %1.</source>
        <translation>Die Antwort ist nicht wie dokumentiert: %1.</translation>
    </message>
    <message>
        <source>It does not say whether it worked.</source>
        <translation>Sie sagt nicht, ob es gelang.</translation>
    </message>
    <message>
        <source>It has more rows and no token for them.</source>
        <translation>Sie hat weitere Zeilen und kein Token für sie.</translation>
    </message>
    <message>
        <source>The query cannot be made.</source>
        <translation>Die Abfrage kann nicht gestellt werden.</translation>
    </message>
    <message>
        <source>A row id is not a number.</source>
        <translation>Eine Zeilen-ID ist keine Zahl.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a table or column.</source>
        <translation>„%1“ ist kein Name einer Tabelle oder Spalte.</translation>
    </message>
    <message>
        <source>Check the names in the job.</source>
        <translation>Die Namen im Auftrag prüfen.</translation>
    </message>
    <message>
        <source>It asks for %1 columns, and Catalyst gives %2 at once.</source>
        <translation>Sie verlangt %1 Spalten, und Catalyst gibt %2 auf einmal.</translation>
    </message>
    <message>
        <source>%1 is no host of commercetools.</source>
        <translation>%1 ist kein Rechner von commercetools.</translation>
    </message>
    <message>
        <source>Write https://%1.{region}.commercetools.com, with a region such as %2.</source>
        <translation>https://%1.{region}.commercetools.com schreiben, mit einer Region wie %2.</translation>
    </message>
    <message>
        <source>Addresses of this computer and of commercetools are mixed in one connection.</source>
        <translation>In einer Verbindung sind Adressen dieses Rechners und von commercetools gemischt.</translation>
    </message>
    <message>
        <source>Set apiUrl and authUrl together.</source>
        <translation>apiUrl und authUrl zusammen setzen.</translation>
    </message>
    <message>
        <source>apiUrl and authUrl name two regions.</source>
        <translation>apiUrl und authUrl nennen zwei Regionen.</translation>
    </message>
    <message>
        <source>They name %1 and %2.</source>
        <translation>Sie nennen %1 und %2.</translation>
    </message>
    <message>
        <source>Take both from the API client&apos;s page in the Merchant Center.</source>
        <translation>Beide der Seite des API-Clients im Merchant Center entnehmen.</translation>
    </message>
    <message>
        <source>The project key cannot be used.</source>
        <translation>Der Projektschlüssel kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>It is 2 to 36 letters, digits, - and _.</source>
        <translation>Er besteht aus 2 bis 36 Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>Copy it from the project&apos;s settings in the Merchant Center.</source>
        <translation>Ihn aus den Einstellungen des Projekts im Merchant Center kopieren.</translation>
    </message>
    <message>
        <source>The answer is no custom object.</source>
        <translation>Die Antwort ist kein Custom Object.</translation>
    </message>
    <message>
        <source>Its container or key has characters that are not allowed.</source>
        <translation>Container oder Schlüssel enthält unerlaubte Zeichen.</translation>
    </message>
    <message>
        <source>Could not read %1 by id.</source>
        <translation>%1 konnte nicht über die ID gelesen werden.</translation>
    </message>
    <message>
        <source>%1 ids were asked for at once.</source>
        <translation>%1 IDs wurden auf einmal verlangt.</translation>
    </message>
    <message>
        <source>The id is empty.</source>
        <translation>Die ID ist leer.</translation>
    </message>
    <message>
        <source>Could not count %1 of commercetools.</source>
        <translation>%1 von commercetools konnten nicht gezählt werden.</translation>
    </message>
    <message>
        <source>The answer has no total.</source>
        <translation>Der Antwort fehlt die Gesamtzahl.</translation>
    </message>
    <message>
        <source>The API client lacks scopes.</source>
        <translation>Dem API-Client fehlen Scopes.</translation>
    </message>
    <message>
        <source>The service answered with status %1.</source>
        <translation>Der Dienst antwortete mit Status %1.</translation>
    </message>
    <message>
        <source>commercetools says %1</source>
        <translation>commercetools sagt %1</translation>
    </message>
    <message>
        <source>Give the API client the scope %1 to %2.</source>
        <translation>Dem API-Client den Scope %1 geben (%2).</translation>
    </message>
    <message>
        <source>A page of commercetools cannot be used.</source>
        <translation>Eine Seite von commercetools kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>It is read again; report it to the vendor if it stays.</source>
        <translation>Sie wird erneut gelesen; bleibt es dabei, dem Anbieter melden.</translation>
    </message>
    <message>
        <source>It announces %1 records and holds %2.</source>
        <translation>Sie kündigt %1 Datensätze an und enthält %2.</translation>
    </message>
    <message>
        <source>%1 comes after %2, which is not the order of ids.</source>
        <translation>%1 kommt nach %2; das ist nicht die Reihenfolge der IDs.</translation>
    </message>
    <message>
        <source>%1 of %2 comes after %3 of %4, which is not the order of changes.</source>
        <translation>%1 von %2 kommt nach %3 von %4; das ist nicht die Reihenfolge der Änderungen.</translation>
    </message>
    <message>
        <source>The access token is not sent to &quot;%1&quot;.</source>
        <translation>Das Zugriffstoken wird nicht an „%1“ gesendet.</translation>
    </message>
    <message>
        <source>The host is not one of the connection&apos;s.</source>
        <translation>Der Rechner gehört nicht zu denen der Verbindung.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s apiUrl.</source>
        <translation>apiUrl der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; has no %2.</source>
        <translation>Der Verbindung „%1“ fehlt %2.</translation>
    </message>
    <message>
        <source>Edit the connection and enter it.</source>
        <translation>Die Verbindung bearbeiten und es eingeben.</translation>
    </message>
    <message>
        <source>commercetools refused to sign in.</source>
        <translation>commercetools hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s client ID, client secret and authUrl.</source>
        <translation>Client-ID, Client-Geheimnis und authUrl der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Check the client ID and the client secret, and that the API client exists in this region.</source>
        <translation>Client-ID und Client-Geheimnis prüfen und ob es den API-Client in dieser Region gibt.</translation>
    </message>
    <message>
        <source>The answer holds no token that can be used.</source>
        <translation>Die Antwort enthält kein brauchbares Token.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s authUrl.</source>
        <translation>authUrl der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The answer could not be read: %1</source>
        <translation>Die Antwort konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The answer has no list &quot;%1&quot;.</source>
        <translation>Der Antwort fehlt die Liste „%1“.</translation>
    </message>
    <message>
        <source>apiUrl is not taken.</source>
        <translation>apiUrl wird nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 is no host of Klaviyo.</source>
        <translation>%1 ist kein Rechner von Klaviyo.</translation>
    </message>
    <message>
        <source>Leave it empty: it is https://%1.</source>
        <translation>Leer lassen: Es ist https://%1.</translation>
    </message>
    <message>
        <source>The revision of the connection is not taken.</source>
        <translation>Die Revision der Verbindung wird nicht angenommen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date.</source>
        <translation>„%1“ ist kein Datum.</translation>
    </message>
    <message>
        <source>Leave it empty, or write a date such as %1.</source>
        <translation>Leer lassen oder ein Datum wie %1 schreiben.</translation>
    </message>
    <message>
        <source>The answer names no id.</source>
        <translation>Die Antwort nennt keine ID.</translation>
    </message>
    <message>
        <source>The answer names no account.</source>
        <translation>Die Antwort nennt kein Konto.</translation>
    </message>
    <message>
        <source>The answer is about another job, %1.</source>
        <translation>Die Antwort betrifft einen anderen Job, %1.</translation>
    </message>
    <message>
        <source>The private key lacks scopes.</source>
        <translation>Dem privaten Schlüssel fehlen Scopes.</translation>
    </message>
    <message>
        <source>Make a private key with full access, or with the scopes that are named.</source>
        <translation>Einen privaten Schlüssel mit vollem Zugriff oder mit den genannten Scopes anlegen.</translation>
    </message>
    <message>
        <source>Klaviyo says %1</source>
        <translation>Klaviyo sagt %1</translation>
    </message>
    <message>
        <source>Make a private key with the scope %1.</source>
        <translation>Einen privaten Schlüssel mit dem Scope %1 anlegen.</translation>
    </message>
    <message>
        <source>The answer names no job.</source>
        <translation>Die Antwort nennt keinen Job.</translation>
    </message>
    <message>
        <source>The next page is on a host that is not Klaviyo&apos;s.</source>
        <translation>Die nächste Seite liegt auf einem Rechner, der nicht zu Klaviyo gehört.</translation>
    </message>
    <message>
        <source>The next page is this one, or has no cursor.</source>
        <translation>Die nächste Seite ist diese selbst oder hat keinen Cursor.</translation>
    </message>
    <message>
        <source>%1 people are in one request, which takes %2.</source>
        <translation>%1 Personen sind in einer Anfrage, die %2 nimmt.</translation>
    </message>
    <message>
        <source>The private key is not sent to &quot;%1&quot;.</source>
        <translation>Der private Schlüssel wird nicht an „%1“ gesendet.</translation>
    </message>
    <message>
        <source>The host is not the connection&apos;s.</source>
        <translation>Der Rechner ist nicht der der Verbindung.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; has no private key.</source>
        <translation>Die Verbindung „%1“ hat keinen privaten Schlüssel.</translation>
    </message>
    <message>
        <source>The request has %1 bytes and the service takes %2.</source>
        <translation>Die Anfrage hat %1 Bytes, und der Dienst nimmt %2.</translation>
    </message>
    <message>
        <source>Send fewer records at once.</source>
        <translation>Weniger Datensätze auf einmal senden.</translation>
    </message>
    <message>
        <source>The host for %1 of the data centre &quot;%2&quot; is not known.</source>
        <translation>Der Rechner für %1 des Rechenzentrums „%2“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No public document names it.</source>
        <translation>Kein öffentliches Dokument nennt ihn.</translation>
    </message>
    <message>
        <source>Set %1 in the connection.</source>
        <translation>%1 in der Verbindung setzen.</translation>
    </message>
    <message>
        <source>%1 is not an address that can be used.</source>
        <translation>%1 ist keine brauchbare Adresse.</translation>
    </message>
    <message>
        <source>The data centre &quot;%1&quot; is not known.</source>
        <translation>Das Rechenzentrum „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Choose one of %1.</source>
        <translation>Eines davon wählen: %1.</translation>
    </message>
    <message>
        <source>Addresses of this computer and of Zoho are mixed in one connection.</source>
        <translation>In einer Verbindung sind Adressen dieses Rechners und von Zoho gemischt.</translation>
    </message>
    <message>
        <source>Set accountsUrl, apiUrl and uploadUrl together, or none of them.</source>
        <translation>accountsUrl, apiUrl und uploadUrl zusammen setzen oder keine davon.</translation>
    </message>
    <message>
        <source>Set accountsUrl and apiUrl together, or none of them.</source>
        <translation>accountsUrl und apiUrl zusammen setzen oder keine davon.</translation>
    </message>
    <message>
        <source>The address of %1 is not taken.</source>
        <translation>Die Adresse von %1 wird nicht angenommen.</translation>
    </message>
    <message>
        <source>It is no host of the data centre &quot;%1&quot;, whose hosts end in %2.</source>
        <translation>Sie ist kein Rechner des Rechenzentrums „%1“, dessen Rechner auf %2 enden.</translation>
    </message>
    <message>
        <source>Choose the data centre of the account, or leave the address empty.</source>
        <translation>Das Rechenzentrum des Kontos wählen oder die Adresse leer lassen.</translation>
    </message>
    <message>
        <source>Nothing to do: too many calls ran at once, it is tried again.</source>
        <translation>Nichts zu tun: Zu viele Aufrufe liefen gleichzeitig, es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again after a pause.</source>
        <translation>Nichts zu tun: Nach einer Pause wird es erneut versucht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a host of the connection&apos;s data centre.</source>
        <translation>„%1“ ist kein Rechner des Rechenzentrums der Verbindung.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s data centre.</source>
        <translation>Das Rechenzentrum der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The download was cut off after %1 bytes.</source>
        <translation>Der Download brach nach %1 Bytes ab.</translation>
    </message>
    <message>
        <source>The answer is not a ZIP archive.</source>
        <translation>Die Antwort ist kein ZIP-Archiv.</translation>
    </message>
    <message>
        <source>The answer is a page, not a table.</source>
        <translation>Die Antwort ist eine Seite, keine Tabelle.</translation>
    </message>
    <message>
        <source>The host is not one of the connection&apos;s data centre.</source>
        <translation>Der Rechner gehört nicht zum Rechenzentrum der Verbindung.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s data centre and addresses.</source>
        <translation>Rechenzentrum und Adressen der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Check that the connection names the data centre of the account, then sign in again.</source>
        <translation>Prüfen, ob die Verbindung das Rechenzentrum des Kontos nennt, dann erneut anmelden.</translation>
    </message>
    <message>
        <source>It is not a JSON object.</source>
        <translation>Es ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1 at byte %2.</source>
        <translation>%1 bei Byte %2.</translation>
    </message>
    <message>
        <source>The account lives in another data centre.</source>
        <translation>Das Konto liegt in einem anderen Rechenzentrum.</translation>
    </message>
    <message>
        <source>Zoho signed in at &quot;%1&quot;, and the connection &quot;%2&quot; names &quot;%3&quot;.</source>
        <translation>Zoho hat bei „%1“ angemeldet, und die Verbindung „%2“ nennt „%3“.</translation>
    </message>
    <message>
        <source>Choose the data centre &quot;%1&quot; in the connection, then sign in again.</source>
        <translation>In der Verbindung das Rechenzentrum „%1“ wählen, dann erneut anmelden.</translation>
    </message>
    <message>
        <source>Zoho refused to sign in.</source>
        <translation>Zoho hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>Zoho says %1</source>
        <translation>Zoho sagt %1</translation>
    </message>
    <message>
        <source>Zoho gives no more access tokens for the moment.</source>
        <translation>Zoho gibt im Moment keine weiteren Zugriffstokens aus.</translation>
    </message>
    <message>
        <source>Wait: ten are given in ten minutes. A run tries again by itself.</source>
        <translation>Warten: In zehn Minuten werden zehn ausgegeben. Ein Lauf versucht es von selbst erneut.</translation>
    </message>
    <message>
        <source>Sign in again: the grant code or refresh token is used up, expired, revoked or of another data centre than &quot;%1&quot;.</source>
        <translation>Erneut anmelden: Der Grant-Code oder das Refresh-Token ist verbraucht, abgelaufen, widerrufen oder aus einem anderen Rechenzentrum als „%1“.</translation>
    </message>
    <message>
        <source>Check the client ID, and that it was registered in the data centre &quot;%1&quot;.</source>
        <translation>Prüfen, ob die Client-ID stimmt und im Rechenzentrum „%1“ registriert wurde.</translation>
    </message>
    <message>
        <source>Register the redirect address of the connection in Zoho&apos;s API console.</source>
        <translation>Die Rückkehradresse der Verbindung in Zohos API-Konsole eintragen.</translation>
    </message>
    <message>
        <source>Check the connection, then sign in again.</source>
        <translation>Die Verbindung prüfen, dann erneut anmelden.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; is not signed in.</source>
        <translation>Die Verbindung „%1“ ist nicht angemeldet.</translation>
    </message>
    <message>
        <source>It has no refresh token.</source>
        <translation>Sie hat kein Refresh-Token.</translation>
    </message>
    <message>
        <source>Sign in.</source>
        <translation>Anmelden.</translation>
    </message>
    <message>
        <source>Zoho gave no refresh token.</source>
        <translation>Zoho hat kein Refresh-Token ausgegeben.</translation>
    </message>
    <message>
        <source>It gives one only for the first consent.</source>
        <translation>Es gibt eines nur bei der ersten Zustimmung aus.</translation>
    </message>
    <message>
        <source>Sign in again with a new grant code, or revoke the old consent first.</source>
        <translation>Mit einem neuen Grant-Code erneut anmelden oder zuerst die alte Zustimmung widerrufen.</translation>
    </message>
    <message>
        <source>The accounts server answered with status %1 and no token.</source>
        <translation>Der Anmeldeserver antwortete mit Status %1 und ohne Token.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s accountsUrl.</source>
        <translation>accountsUrl der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The module “%1” cannot be read in bulk</source>
        <translation>Das Modul „%1“ kann nicht mit Bulk Read gelesen werden</translation>
    </message>
    <message>
        <source>Name another one</source>
        <translation>Ein anderes nennen</translation>
    </message>
    <message>
        <source>it takes a scratch record</source>
        <translation>dazu ist ein Probedatensatz nötig</translation>
    </message>
    <message>
        <source>No scratch record can be made in %1</source>
        <translation>In %1 kann kein Probedatensatz angelegt werden</translation>
    </message>
    <message>
        <source>It demands %1, for which no value can be made up</source>
        <translation>Es verlangt %1, wofür sich kein Wert erfinden lässt</translation>
    </message>
    <message>
        <source>Name another module</source>
        <translation>Ein anderes Modul nennen</translation>
    </message>
    <message>
        <source>No text that it demands could say what the record is</source>
        <translation>Kein verlangter Text könnte sagen, was der Datensatz ist</translation>
    </message>
    <message>
        <source>The record is not there</source>
        <translation>Der Datensatz ist nicht da</translation>
    </message>
    <message>
        <source>The scratch record %1 of %2 is still there</source>
        <translation>Der Probedatensatz %1 von %2 ist noch da</translation>
    </message>
    <message>
        <source>The scratch record %1 of %2 could not be deleted: %3</source>
        <translation>Der Probedatensatz %1 von %2 konnte nicht gelöscht werden: %3</translation>
    </message>
    <message>
        <source>Delete it in the CRM, or check once more with a scratch record</source>
        <translation>Ihn im CRM löschen oder noch einmal mit einem Probedatensatz prüfen</translation>
    </message>
    <message>
        <source>The list data is empty.</source>
        <translation>Die Liste data ist leer.</translation>
    </message>
    <message>
        <source>The answer has no usable details.%1.</source>
        <translation>Die Antwort hat keine brauchbaren details.%1.</translation>
    </message>
    <message>
        <source>Its result.count is no number of records.</source>
        <translation>Ihr result.count ist keine Zahl von Datensätzen.</translation>
    </message>
    <message>
        <source>Its result.more_records is neither true nor false.</source>
        <translation>Ihr result.more_records ist weder wahr noch falsch.</translation>
    </message>
    <message>
        <source>Its result.next_page_token is no text.</source>
        <translation>Ihr result.next_page_token ist kein Text.</translation>
    </message>
    <message>
        <source>Its result has records and no download_url.</source>
        <translation>Ihr result hat Datensätze und keine download_url.</translation>
    </message>
    <message>
        <source>Zoho says %1 and gives no reason.</source>
        <translation>Zoho sagt %1 und nennt keinen Grund.</translation>
    </message>
    <message>
        <source>It has no id or no state.</source>
        <translation>Er hat keine ID oder keinen Zustand.</translation>
    </message>
    <message>
        <source>The read job failed.</source>
        <translation>Der Lesejob ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It is completed, but has no result.</source>
        <translation>Er ist abgeschlossen, hat aber kein Ergebnis.</translation>
    </message>
    <message>
        <source>One of its counters is no number of records.</source>
        <translation>Einer seiner Zähler ist keine Zahl von Datensätzen.</translation>
    </message>
    <message>
        <source>It is completed, but has no result.download_url.</source>
        <translation>Er ist abgeschlossen, hat aber keine result.download_url.</translation>
    </message>
    <message>
        <source>Could not create the read job for %1.</source>
        <translation>Der Lesejob für %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not create the read job for the next page.</source>
        <translation>Der Lesejob für die nächste Seite konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not create the write job for %1.</source>
        <translation>Der Schreibjob für %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>It has %1 bytes, and Zoho takes at most %2.</source>
        <translation>Sie hat %1 Bytes, und Zoho nimmt höchstens %2.</translation>
    </message>
    <message>
        <source>Lower the number of rows in a chunk.</source>
        <translation>Die Zahl der Zeilen je Block verringern.</translation>
    </message>
    <message>
        <source>The organisation is not known.</source>
        <translation>Die Organisation ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is missing or no address.</source>
        <translation>Sie fehlt oder ist keine Adresse.</translation>
    </message>
    <message>
        <source>It is neither a URL nor a path.</source>
        <translation>Sie ist weder eine URL noch ein Pfad.</translation>
    </message>
    <message>
        <source>The sign-in lacks scopes.</source>
        <translation>Der Anmeldung fehlen Scopes.</translation>
    </message>
    <message>
        <source>No module can be read in bulk.</source>
        <translation>Kein Modul kann mit Bulk Read gelesen werden.</translation>
    </message>
    <message>
        <source>Ask the CRM&apos;s administrator for the rights in your profile.</source>
        <translation>Beim Verwalter des CRM die Rechte im eigenen Profil erbitten.</translation>
    </message>
    <message>
        <source>A date cannot be written to the CRM.</source>
        <translation>Ein Datum kann nicht in das CRM geschrieben werden.</translation>
    </message>
    <message>
        <source>It is not of the form 2026-01-31.</source>
        <translation>Es hat nicht die Form 2026-01-31.</translation>
    </message>
    <message>
        <source>It is not of the form 2026-01-31T23:59:59+01:00.</source>
        <translation>Es hat nicht die Form 2026-01-31T23:59:59+01:00.</translation>
    </message>
    <message>
        <source>Mend the value, or take the column out of the mapping.</source>
        <translation>Den Wert berichtigen oder die Spalte aus der Zuordnung nehmen.</translation>
    </message>
    <message>
        <source>Zoho&apos;s description of the organisation cannot be understood.</source>
        <translation>Zohos Beschreibung der Organisation wird nicht verstanden.</translation>
    </message>
    <message>
        <source>It has no usable zgid.</source>
        <translation>Sie hat keine brauchbare zgid.</translation>
    </message>
    <message>
        <source>It has no list data.</source>
        <translation>Sie hat keine Liste data.</translation>
    </message>
    <message>
        <source>One of its records is no object.</source>
        <translation>Einer ihrer Datensätze ist kein Objekt.</translation>
    </message>
    <message>
        <source>Its more_records is neither true nor false.</source>
        <translation>Ihr more_records ist weder wahr noch falsch.</translation>
    </message>
    <message>
        <source>Its next_page_token is no text.</source>
        <translation>Ihr next_page_token ist kein Text.</translation>
    </message>
    <message>
        <source>Its count is no number of records.</source>
        <translation>Ihr count ist keine Zahl von Datensätzen.</translation>
    </message>
    <message>
        <source>It is no single number.</source>
        <translation>Es ist keine einzelne Zahl.</translation>
    </message>
    <message>
        <source>One call takes 1 to 100 rows.</source>
        <translation>Ein Aufruf nimmt 1 bis 100 Zeilen.</translation>
    </message>
    <message>
        <source>One call takes 1 to 100 ids.</source>
        <translation>Ein Aufruf nimmt 1 bis 100 IDs.</translation>
    </message>
    <message>
        <source>One call takes 1 to 100 ids and 1 to 50 fields.</source>
        <translation>Ein Aufruf nimmt 1 bis 100 IDs und 1 bis 50 Felder.</translation>
    </message>
    <message>
        <source>One call takes 1 to 50 fields.</source>
        <translation>Ein Aufruf nimmt 1 bis 50 Felder.</translation>
    </message>
    <message>
        <source>The result of the write job cannot be understood.</source>
        <translation>Das Ergebnis des Schreibjobs wird nicht verstanden.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Es ist leer.</translation>
    </message>
    <message>
        <source>A column STATUS, RECORD_ID or ERRORS is missing.</source>
        <translation>Eine Spalte STATUS, RECORD_ID oder ERRORS fehlt.</translation>
    </message>
    <message>
        <source>A chunk has no file</source>
        <translation>Ein Block hat keine Datei</translation>
    </message>
    <message>
        <source>Could not read the chunk&apos;s file %1</source>
        <translation>Die Datei %1 des Blocks konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The job cannot run</source>
        <translation>Der Auftrag kann nicht laufen</translation>
    </message>
    <message>
        <source>Correct the named places</source>
        <translation>Die genannten Stellen berichtigen</translation>
    </message>
    <message>
        <source>“%1” cannot be chosen for one run</source>
        <translation>„%1“ kann nicht für einen Lauf gewählt werden</translation>
    </message>
    <message>
        <source>Change the job</source>
        <translation>Den Auftrag ändern</translation>
    </message>
    <message>
        <source>The step names no resource</source>
        <translation>Der Schritt nennt keine Ressource</translation>
    </message>
    <message>
        <source>Stopped before the lock of the %1 was taken</source>
        <translation>Gestoppt, bevor die Sperre genommen wurde: %1</translation>
    </message>
    <message>
        <source>The lock of the %1 could not be taken</source>
        <translation>Die Sperre konnte nicht genommen werden: %1</translation>
    </message>
    <message>
        <source>Others are taking it at the same moment</source>
        <translation>Andere nehmen sie gerade im selben Moment</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stopped before the lock was taken</source>
        <translation>Gestoppt, bevor die Sperre genommen wurde</translation>
    </message>
    <message>
        <source>The %1 of this shop are being imported elsewhere</source>
        <translation>Von diesem Shop wird gerade anderswo importiert: %1</translation>
    </message>
    <message>
        <source>%1 on %2 holds the lock since %3; its last sign of life was %4 ago</source>
        <translation>%1 auf %2 hält die Sperre seit %3; das letzte Lebenszeichen ist %4 alt</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>ein anderer Rechner</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it there; without a sign of life the lock can be taken over in %1</source>
        <translation>Das Ende abwarten oder ihn dort stoppen; ohne Lebenszeichen kann die Sperre in %1 übernommen werden</translation>
    </message>
    <message>
        <source>The shop&apos;s own plugin holds the lock of the %1</source>
        <translation>Das Plugin des Shops selbst hält die Sperre: %1</translation>
    </message>
    <message>
        <source>It was made at %1, and such a lock never runs out</source>
        <translation>Sie entstand %1, und eine solche Sperre läuft nie ab</translation>
    </message>
    <message>
        <source>If the plugin does not import them any more, break its lock: --break-lock %1</source>
        <translation>Importiert das Plugin sie nicht mehr, seine Sperre aufheben: --break-lock %1</translation>
    </message>
    <message>
        <source>The lock of the %1 in the shop is not this run&apos;s any more</source>
        <translation>Die Sperre im Shop gehört nicht mehr diesem Lauf: %1</translation>
    </message>
    <message>
        <source>Resume the run once the other import has ended</source>
        <translation>Den Lauf fortsetzen, sobald der andere Import beendet ist</translation>
    </message>
    <message>
        <source>No lock can be taken: the API client may not use custom objects</source>
        <translation>Es kann keine Sperre genommen werden: Der API-Client darf keine Custom Objects verwenden</translation>
    </message>
    <message>
        <source>Give it the scope manage_key_value_documents, or agree to run without a lock: --without-lock</source>
        <translation>Ihm den Scope manage_key_value_documents geben oder zustimmen, ohne Sperre zu laufen: --without-lock</translation>
    </message>
    <message>
        <source>Nobody would be subscribed</source>
        <translation>Niemand würde angemeldet</translation>
    </message>
    <message>
        <source>The job subscribes customers who agreed, and how many was not confirmed</source>
        <translation>Der Auftrag meldet Kunden an, die eingewilligt haben, und ihre Zahl wurde nicht bestätigt</translation>
    </message>
    <message>
        <source>Type the number of customers that may be subscribed</source>
        <translation>Die Zahl der Kunden eingeben, die angemeldet werden dürfen</translation>
    </message>
    <message>
        <source>The mapping names no field that holds the consent</source>
        <translation>Die Zuordnung nennt kein Feld mit der Einwilligung</translation>
    </message>
    <message>
        <source>Name it in the mapping, or do not subscribe</source>
        <translation>Es in der Zuordnung nennen oder nicht anmelden</translation>
    </message>
    <message>
        <source>Nothing was deleted: there are %1 entries</source>
        <translation>Nichts wurde gelöscht: Es gibt %1 Einträge</translation>
    </message>
    <message>
        <source>The count that was given is %1</source>
        <translation>Die angegebene Zahl ist %1</translation>
    </message>
    <message>
        <source>More than %1 are deleted only where their exact count is given</source>
        <translation>Mehr als %1 werden nur gelöscht, wo ihre genaue Zahl angegeben ist</translation>
    </message>
    <message>
        <source>Give the exact count, if they are all to go</source>
        <translation>Die genaue Zahl angeben, wenn alle gehen sollen</translation>
    </message>
    <message>
        <source>Klaviyo has no list “%1”</source>
        <translation>Klaviyo hat keine Liste „%1“</translation>
    </message>
    <message>
        <source>Name a list of this account, by its name or id</source>
        <translation>Eine Liste dieses Kontos nennen, mit Namen oder ID</translation>
    </message>
    <message>
        <source>The check was stopped</source>
        <translation>Die Prüfung wurde gestoppt</translation>
    </message>
    <message>
        <source>The size cannot be shown</source>
        <translation>Die Größe kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Choose another order</source>
        <translation>Eine andere Bestellung wählen</translation>
    </message>
    <message>
        <source>The plugin&apos;s configuration cannot be taken over</source>
        <translation>Die Konfiguration des Plugins kann nicht übernommen werden</translation>
    </message>
    <message>
        <source>The chunk&apos;s file %1 is not what it was</source>
        <translation>Die Datei %1 des Blocks ist nicht mehr dieselbe</translation>
    </message>
    <message>
        <source>Run the job again: what was sent is known</source>
        <translation>Den Auftrag erneut ausführen: Was gesendet wurde, ist bekannt</translation>
    </message>
    <message>
        <source>Klaviyo has not finished the job %1</source>
        <translation>Klaviyo ist mit dem Job %1 noch nicht fertig</translation>
    </message>
    <message>
        <source>Klaviyo forgets the job of this chunk each time</source>
        <translation>Klaviyo vergisst den Job dieses Blocks jedes Mal</translation>
    </message>
    <message>
        <source>It was sent %1 times; what became of it cannot be asked</source>
        <translation>Er wurde %1-mal gesendet; was aus ihm wurde, lässt sich nicht erfragen</translation>
    </message>
    <message>
        <source>Look at Klaviyo&apos;s catalog or profiles, then resume or stop the run</source>
        <translation>In Klaviyo Katalog oder Profile ansehen, dann den Lauf fortsetzen oder stoppen</translation>
    </message>
    <message>
        <source>Nothing was deleted: there are %1 %2</source>
        <translation>Nichts wurde gelöscht: Es gibt %1 %2</translation>
    </message>
    <message>
        <source>Start it again with the exact count, if they are all to go</source>
        <translation>Mit der genauen Zahl erneut starten, wenn alle gehen sollen</translation>
    </message>
    <message>
        <source>Less than 256 MB are free</source>
        <translation>Weniger als 256 MB sind frei</translation>
    </message>
    <message>
        <source>The step&apos;s input names no resource</source>
        <translation>Die Eingabe des Schritts nennt keine Ressource</translation>
    </message>
    <message>
        <source>The job&apos;s blast radius is not right</source>
        <translation>Die Grenzen des Auftrags für Änderungen stimmen nicht</translation>
    </message>
    <message>
        <source>Zoho CRM does not know the write job any more</source>
        <translation>Zoho CRM kennt den Schreibjob nicht mehr</translation>
    </message>
    <message>
        <source>%1 of its %2 records do not have the values that were sent</source>
        <translation>%1 seiner %2 Datensätze haben nicht die gesendeten Werte</translation>
    </message>
    <message>
        <source>Check them at Zoho CRM; resume looks at them again</source>
        <translation>Sie in Zoho CRM ansehen; „Fortsetzen“ sieht noch einmal nach</translation>
    </message>
    <message>
        <source>Too many records are changed while the run works</source>
        <translation>Während der Lauf arbeitet, werden zu viele Datensätze geändert</translation>
    </message>
    <message>
        <source>The guard against lost updates cannot tell which of them are this chunk&apos;s</source>
        <translation>Der Schutz vor verlorenen Änderungen kann nicht sagen, welche zu diesem Block gehören</translation>
    </message>
    <message>
        <source>Resume when the CRM is quieter, or set the job&apos;s guard to false</source>
        <translation>Fortsetzen, wenn im CRM weniger geschieht, oder guard im Auftrag auf false setzen</translation>
    </message>
    <message>
        <source>Stopped while the records were read</source>
        <translation>Gestoppt, während die Datensätze gelesen wurden</translation>
    </message>
    <message>
        <source>The chunk&apos;s file is damaged</source>
        <translation>Die Datei des Blocks ist beschädigt</translation>
    </message>
    <message>
        <source>The job&apos;s parameters are not right</source>
        <translation>Die Parameter des Auftrags stimmen nicht</translation>
    </message>
    <message>
        <source>Run #%1 rejected no record</source>
        <translation>Lauf #%1 hat keinen Datensatz abgewiesen</translation>
    </message>
    <message>
        <source>The copy of the file that run #%1 read is not there any more</source>
        <translation>Die Kopie der Datei, die Lauf #%1 las, gibt es nicht mehr</translation>
    </message>
    <message>
        <source>It was deleted when its time was over</source>
        <translation>Sie wurde gelöscht, als ihre Zeit um war</translation>
    </message>
    <message>
        <source>Mend the records in the run&apos;s rejected.csv, put the hidden values back (•••), and run the job with that file</source>
        <translation>Die Datensätze in der rejected.csv des Laufs berichtigen, die verdeckten Werte (•••) wieder einsetzen und den Auftrag mit dieser Datei ausführen</translation>
    </message>
    <message>
        <source>Records are deleted only where their exact count is given</source>
        <translation>Datensätze werden nur gelöscht, wo ihre genaue Zahl angegeben ist</translation>
    </message>
    <message>
        <source>The plan of the undo tells it</source>
        <translation>Der Plan des Rückgängigmachens nennt sie</translation>
    </message>
    <message>
        <source>The job reads from one connection and writes to another</source>
        <translation>Der Auftrag liest aus einer Verbindung und schreibt in eine andere</translation>
    </message>
    <message>
        <source>Records found by id belong to one organisation</source>
        <translation>Datensätze, die über die ID gefunden werden, gehören zu einer Organisation</translation>
    </message>
    <message>
        <source>Use the same connection as source and target</source>
        <translation>Dieselbe Verbindung als Quelle und Ziel verwenden</translation>
    </message>
    <message>
        <source>Each module is taken back by itself</source>
        <translation>Jedes Modul wird für sich rückgängig gemacht</translation>
    </message>
    <message>
        <source>Run #%1 made no records</source>
        <translation>Lauf #%1 hat keine Datensätze angelegt</translation>
    </message>
    <message>
        <source>Take it back without deleting anything</source>
        <translation>Ihn rückgängig machen, ohne etwas zu löschen</translation>
    </message>
    <message>
        <source>The records of each are retried by themselves</source>
        <translation>Die Datensätze eines jeden werden für sich erneut versucht</translation>
    </message>
    <message>
        <source>Run #%1 took another one back</source>
        <translation>Lauf #%1 hat einen anderen rückgängig gemacht</translation>
    </message>
    <message>
        <source>What it left is what it may not touch</source>
        <translation>Was er gelassen hat, darf er nicht anfassen</translation>
    </message>
    <message>
        <source>Undo that run once more</source>
        <translation>Jenen Lauf noch einmal rückgängig machen</translation>
    </message>
    <message>
        <source>Run #%1 rejected no record that can be read again</source>
        <translation>Lauf #%1 hat keinen Datensatz abgewiesen, der erneut gelesen werden kann</translation>
    </message>
    <message>
        <source>The read job failed at Zoho CRM</source>
        <translation>Der Lesejob ist bei Zoho CRM fehlgeschlagen</translation>
    </message>
    <message>
        <source>The page lacks columns that were asked for</source>
        <translation>Der Seite fehlen verlangte Spalten</translation>
    </message>
    <message>
        <source>The file %1 lacks columns that the job names</source>
        <translation>Der Datei %1 fehlen Spalten, die der Auftrag nennt</translation>
    </message>
    <message>
        <source>Add them to its header, or change the job</source>
        <translation>Sie in ihrer Kopfzeile ergänzen oder den Auftrag ändern</translation>
    </message>
    <message>
        <source>The module %1 lacks fields that the job names</source>
        <translation>Dem Modul %1 fehlen Felder, die der Auftrag nennt</translation>
    </message>
    <message>
        <source>Create them in the CRM, or change the job</source>
        <translation>Sie im CRM anlegen oder den Auftrag ändern</translation>
    </message>
    <message>
        <source>The job writes fields that cannot be written</source>
        <translation>Der Auftrag schreibt Felder, die nicht geschrieben werden können</translation>
    </message>
    <message>
        <source>Change the processors&apos; field names</source>
        <translation>Die Feldnamen der Verarbeitungen ändern</translation>
    </message>
    <message>
        <source>Records cannot be found by id</source>
        <translation>Datensätze lassen sich nicht über die ID finden</translation>
    </message>
    <message>
        <source>The file %1 has no column “id”</source>
        <translation>Die Datei %1 hat keine Spalte „id“</translation>
    </message>
    <message>
        <source>Add it, or find the records by a unique field</source>
        <translation>Sie ergänzen oder die Datensätze über ein eindeutiges Feld suchen</translation>
    </message>
    <message>
        <source>Records cannot be found by %1</source>
        <translation>Datensätze lassen sich nicht über %1 finden</translation>
    </message>
    <message>
        <source>It is no unique field of %1</source>
        <translation>Es ist kein eindeutiges Feld von %1</translation>
    </message>
    <message>
        <source>Make it unique in the CRM, or find them by another field</source>
        <translation>Es im CRM eindeutig machen oder sie über ein anderes Feld suchen</translation>
    </message>
    <message>
        <source>The job does not write it</source>
        <translation>Der Auftrag schreibt es nicht</translation>
    </message>
    <message>
        <source>Add it to the job&apos;s fields</source>
        <translation>Es zu den Feldern des Auftrags hinzufügen</translation>
    </message>
    <message>
        <source>New records of %1 lack fields that the CRM demands</source>
        <translation>Neuen Datensätzen von %1 fehlen Felder, die das CRM verlangt</translation>
    </message>
    <message>
        <source>Add them to the job&apos;s fields</source>
        <translation>Sie zu den Feldern des Auftrags hinzufügen</translation>
    </message>
    <message>
        <source>The file would hold sensitive fields</source>
        <translation>Die Datei würde sensible Felder enthalten</translation>
    </message>
    <message>
        <source>Say in targetFile whether to include them or to leaveOut: “sensitive”</source>
        <translation>In targetFile sagen, ob sie aufgenommen (include) oder weggelassen (leaveOut) werden: „sensitive“</translation>
    </message>
    <message>
        <source>The module %1 has %2 fields that can be read</source>
        <translation>Das Modul %1 hat %2 lesbare Felder</translation>
    </message>
    <message>
        <source>The CRM reads and takes %1 beside the id at once</source>
        <translation>Das CRM liest und nimmt %1 neben der ID auf einmal</translation>
    </message>
    <message>
        <source>Name the fields in the job; a second job can bring the others</source>
        <translation>Die Felder im Auftrag nennen; ein zweiter Auftrag kann die anderen bringen</translation>
    </message>
    <message>
        <source>The choice of records is not right</source>
        <translation>Die Auswahl der Datensätze stimmt nicht</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Neu wählen</translation>
    </message>
    <message>
        <source>This sync takes no “%1”</source>
        <translation>Dieser Abgleich nimmt kein „%1“</translation>
    </message>
    <message>
        <source>Choose ids, rows, pages or a time, or run the whole job</source>
        <translation>IDs, Zeilen, Seiten oder einen Zeitpunkt wählen oder den ganzen Auftrag ausführen</translation>
    </message>
    <message>
        <source>Stopped while the file was compared</source>
        <translation>Gestoppt, während die Datei verglichen wurde</translation>
    </message>
    <message>
        <source>The job&apos;s source file is not right</source>
        <translation>Die Quelldatei des Auftrags stimmt nicht</translation>
    </message>
    <message>
        <source>A chunk is not in the store</source>
        <translation>Ein Block ist nicht im Speicher</translation>
    </message>
    <message>
        <source>Stopped while the file was written</source>
        <translation>Gestoppt, während die Datei geschrieben wurde</translation>
    </message>
    <message>
        <source>The fields changed while the module was read</source>
        <translation>Die Felder haben sich geändert, während das Modul gelesen wurde</translation>
    </message>
    <message>
        <source>A file has the same columns in all its rows</source>
        <translation>Eine Datei hat in allen Zeilen dieselben Spalten</translation>
    </message>
    <message>
        <source>Run the job again; name the fields in it to keep them</source>
        <translation>Den Auftrag erneut ausführen; die Felder in ihm nennen, um sie zu behalten</translation>
    </message>
    <message>
        <source>The answer to an insert of %1 records was lost</source>
        <translation>Die Antwort auf das Anlegen von %1 Datensätzen ging verloren</translation>
    </message>
    <message>
        <source>%1 of them are at Zoho CRM; without a unique field the others could be made twice</source>
        <translation>%1 davon sind in Zoho CRM; ohne eindeutiges Feld könnten die anderen doppelt entstehen</translation>
    </message>
    <message>
        <source>Look at the newest records there. Resume looks again; after Stop, the records stand in pending.csv of the run&apos;s export, to be sent anew</source>
        <translation>Dort die neuesten Datensätze ansehen. „Fortsetzen“ sieht noch einmal nach; nach „Stoppen“ stehen die Datensätze in pending.csv des Exports, um neu gesendet zu werden</translation>
    </message>
    <message>
        <source>The mapping does not fit the module %1</source>
        <translation>Die Zuordnung passt nicht zum Modul %1</translation>
    </message>
    <message>
        <source>Change the mapping, or the fields in the CRM</source>
        <translation>Die Zuordnung oder die Felder im CRM ändern</translation>
    </message>
    <message>
        <source>The input lacks columns that the mapping needs</source>
        <translation>Der Eingabe fehlen Spalten, die die Zuordnung braucht</translation>
    </message>
    <message>
        <source>Look whether the source was changed; run the job again</source>
        <translation>Nachsehen, ob die Quelle geändert wurde; den Auftrag erneut ausführen</translation>
    </message>
    <message>
        <source>Run #%1 is of several modules</source>
        <translation>Lauf #%1 umfasst mehrere Module</translation>
    </message>
    <message>
        <source>Do so with its runs, the last one first: %1</source>
        <translation>Das mit seinen Läufen tun, mit dem letzten zuerst: %1</translation>
    </message>
    <message>
        <source>The job has no module %1</source>
        <translation>Der Auftrag hat kein Modul %1</translation>
    </message>
    <message>
        <source>Run #%1 cannot make runs</source>
        <translation>Lauf #%1 kann keine Läufe anlegen</translation>
    </message>
    <message>
        <source>Run #%1 of %2 has not completed: %3</source>
        <translation>Lauf #%1 von %2 ist nicht abgeschlossen: %3</translation>
    </message>
    <message>
        <source>Resume this run: it goes on with that one, then with the modules behind it</source>
        <translation>Diesen Lauf fortsetzen: Er macht mit jenem weiter, dann mit den Modulen dahinter</translation>
    </message>
    <message>
        <source>The page has no column %1</source>
        <translation>Die Seite hat keine Spalte %1</translation>
    </message>
    <message>
        <source>It was asked for</source>
        <translation>Sie wurde verlangt</translation>
    </message>
    <message>
        <source>Resume to read it again</source>
        <translation>Fortsetzen, um sie erneut zu lesen</translation>
    </message>
    <message>
        <source>The page has no id column</source>
        <translation>Die Seite hat keine Spalte id</translation>
    </message>
    <message>
        <source>Without it nothing can be written back</source>
        <translation>Ohne sie kann nichts zurückgeschrieben werden</translation>
    </message>
    <message>
        <source>The records changed while they were read</source>
        <translation>Die Datensätze änderten sich, während sie gelesen wurden</translation>
    </message>
    <message>
        <source>Page %1 had %2 records and now has %3</source>
        <translation>Seite %1 hatte %2 Datensätze und hat jetzt %3</translation>
    </message>
    <message>
        <source>What was read before is worked off; run the job again for the others</source>
        <translation>Das Gelesene wird abgearbeitet; für die anderen den Auftrag erneut ausführen</translation>
    </message>
    <message>
        <source>Zoho CRM does not end the list of pages</source>
        <translation>Zoho CRM beendet die Liste der Seiten nicht</translation>
    </message>
    <message>
        <source>After page %1 it points to a page that was read already, or holds none</source>
        <translation>Nach Seite %1 verweist es auf eine schon gelesene oder leere Seite</translation>
    </message>
    <message>
        <source>The result of the write job has no column %1 of the file</source>
        <translation>Das Ergebnis des Schreibjobs hat keine Spalte %1 der Datei</translation>
    </message>
    <message>
        <source>Its rows cannot be attributed to records</source>
        <translation>Seine Zeilen lassen sich keinen Datensätzen zuordnen</translation>
    </message>
    <message>
        <source>The result of the write job repeats no column</source>
        <translation>Das Ergebnis des Schreibjobs wiederholt keine Spalte</translation>
    </message>
    <message>
        <source>The write job&apos;s counters and its result file disagree</source>
        <translation>Die Zähler des Schreibjobs und seine Ergebnisdatei widersprechen sich</translation>
    </message>
    <message>
        <source>the job says %1 written and %2 skipped of %3; the file says %4 and %5 of %6</source>
        <translation>der Job sagt %1 geschrieben und %2 übersprungen von %3; die Datei sagt %4 und %5 von %6</translation>
    </message>
    <message>
        <source>Check the records at Zoho CRM, then resume: the result is fetched again</source>
        <translation>Die Datensätze in Zoho CRM ansehen, dann fortsetzen: Das Ergebnis wird erneut geholt</translation>
    </message>
    <message>
        <source>Undo the run once more with the exact count, if they are all to go</source>
        <translation>Den Lauf mit der genauen Zahl noch einmal rückgängig machen, wenn alle gehen sollen</translation>
    </message>
    <message>
        <source>The page does not say how its records are</source>
        <translation>Die Seite sagt nicht, wie ihre Datensätze sind</translation>
    </message>
    <message>
        <source>The outcome file names a record of no chunk</source>
        <translation>Die Ausgangsdatei nennt einen Datensatz ohne Block</translation>
    </message>
    <message>
        <source>%1 was changed by someone else</source>
        <translation>%1 wurde von jemand anderem geändert</translation>
    </message>
    <message>
        <source>A chunk of run #%1 is not there any more</source>
        <translation>Einen Block von Lauf #%1 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Run #%1 cannot be taken back</source>
        <translation>Lauf #%1 kann nicht rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>It has not ended</source>
        <translation>Er ist nicht beendet</translation>
    </message>
    <message>
        <source>Stop it first</source>
        <translation>Ihn zuerst stoppen</translation>
    </message>
    <message>
        <source>It deleted records</source>
        <translation>Er hat Datensätze gelöscht</translation>
    </message>
    <message>
        <source>Take them out of the CRM&apos;s recycle bin</source>
        <translation>Sie aus dem Papierkorb des CRM holen</translation>
    </message>
    <message>
        <source>It wrote a file and changed nothing in the CRM</source>
        <translation>Er hat eine Datei geschrieben und im CRM nichts geändert</translation>
    </message>
    <message>
        <source>Delete the file if nobody needs it</source>
        <translation>Die Datei löschen, wenn niemand sie braucht</translation>
    </message>
    <message>
        <source>The files of what it wrote are not there any more</source>
        <translation>Die Dateien dessen, was er geschrieben hat, gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Its records came from a file: what they held before was not read</source>
        <translation>Seine Datensätze kamen aus einer Datei: Was sie vorher enthielten, wurde nicht gelesen</translation>
    </message>
    <message>
        <source>Run the job with a file of the earlier values</source>
        <translation>Den Auftrag mit einer Datei der früheren Werte ausführen</translation>
    </message>
    <message>
        <source>The ids of the records that it made are not known here</source>
        <translation>Die IDs der Datensätze, die er anlegte, sind hier nicht bekannt</translation>
    </message>
    <message>
        <source>It wrote nothing</source>
        <translation>Er hat nichts geschrieben</translation>
    </message>
    <message>
        <source>The page lacks %1</source>
        <translation>Der Seite fehlt %1</translation>
    </message>
    <message>
        <source>The page of a record that was written is shorter</source>
        <translation>Die Seite eines geschriebenen Datensatzes ist kürzer</translation>
    </message>
    <message>
        <source>The file of what records held before is not the chunk&apos;s</source>
        <translation>Die Datei mit dem früheren Inhalt der Datensätze gehört nicht zum Block</translation>
    </message>
    <message>
        <source>The write job failed at Zoho CRM</source>
        <translation>Der Schreibjob ist bei Zoho CRM fehlgeschlagen</translation>
    </message>
    <message>
        <source>The mapping names columns that the table lacks</source>
        <translation>Die Zuordnung nennt Spalten, die der Tabelle fehlen</translation>
    </message>
    <message>
        <source>Correct the mapping, or look whether the table was changed</source>
        <translation>Die Zuordnung berichtigen oder nachsehen, ob die Tabelle geändert wurde</translation>
    </message>
    <message>
        <source>The table has no ROWID</source>
        <translation>Die Tabelle hat keine ROWID</translation>
    </message>
    <message>
        <source>Without it rows cannot be told apart</source>
        <translation>Ohne sie lassen sich Zeilen nicht unterscheiden</translation>
    </message>
    <message>
        <source>The table has no column of its own that could be sent</source>
        <translation>Die Tabelle hat keine eigene Spalte, die gesendet werden könnte</translation>
    </message>
    <message>
        <source>Only system columns are left</source>
        <translation>Nur Systemspalten sind übrig</translation>
    </message>
    <message>
        <source>Add a column to the table, or leave fewer of them out</source>
        <translation>Der Tabelle eine Spalte hinzufügen oder weniger davon auslassen</translation>
    </message>
    <message>
        <source>The mapping&apos;s filter does not fit the table</source>
        <translation>Der Filter der Zuordnung passt nicht zur Tabelle</translation>
    </message>
    <message>
        <source>Correct the mapping</source>
        <translation>Die Zuordnung berichtigen</translation>
    </message>
    <message>
        <source>The mapping does not fit the view</source>
        <translation>Die Zuordnung passt nicht zur Ansicht</translation>
    </message>
    <message>
        <source>Columns have a type that is not known</source>
        <translation>Spalten haben einen unbekannten Typ</translation>
    </message>
    <message>
        <source>Map them to a type, or leave them out</source>
        <translation>Sie einem Typ zuordnen oder auslassen</translation>
    </message>
    <message>
        <source>The view has no column ROWID</source>
        <translation>Die Ansicht hat keine Spalte ROWID</translation>
    </message>
    <message>
        <source>Its rows cannot be matched with those of the table</source>
        <translation>Ihre Zeilen lassen sich nicht mit denen der Tabelle abgleichen</translation>
    </message>
    <message>
        <source>Choose another view, or let Sluice create one</source>
        <translation>Eine andere Ansicht wählen oder von Sluice eine anlegen lassen</translation>
    </message>
    <message>
        <source>Columns of the view are computed by a formula</source>
        <translation>Spalten der Ansicht werden durch eine Formel berechnet</translation>
    </message>
    <message>
        <source>Rename them in Analytics, or leave them out</source>
        <translation>Sie in Analytics umbenennen oder auslassen</translation>
    </message>
    <message>
        <source>The table %1 has no column of its own that could be sent</source>
        <translation>Die Tabelle %1 hat keine eigene Spalte, die gesendet werden könnte</translation>
    </message>
    <message>
        <source>Add a column to the table</source>
        <translation>Der Tabelle eine Spalte hinzufügen</translation>
    </message>
    <message>
        <source>The connection %1 names no organisation or no workspace</source>
        <translation>Die Verbindung %1 nennt keine Organisation oder keinen Arbeitsbereich</translation>
    </message>
    <message>
        <source>Fill in both in the connection</source>
        <translation>Beides in der Verbindung eintragen</translation>
    </message>
    <message>
        <source>A single row has no dry run</source>
        <translation>Für eine einzelne Zeile gibt es keinen Probelauf</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>Sie senden</translation>
    </message>
    <message>
        <source>Choose ids, rows or pages, or run the whole job</source>
        <translation>IDs, Zeilen oder Seiten wählen oder den ganzen Auftrag ausführen</translation>
    </message>
    <message>
        <source>The table %1 is being synced elsewhere</source>
        <translation>Die Tabelle %1 wird gerade anderswo abgeglichen</translation>
    </message>
    <message>
        <source>The CodeLib holds it: its key %1 stands in the cache segment %2</source>
        <translation>Die CodeLib hält sie: Ihr Schlüssel %1 steht im Cache-Segment %2</translation>
    </message>
    <message>
        <source>Wait until it has ended, or break its lock if you know that it is dead</source>
        <translation>Ihr Ende abwarten oder, wenn sie sicher tot ist, ihre Sperre aufheben</translation>
    </message>
    <message>
        <source>Run %1 on %2, which gave its last sign of life at %3</source>
        <translation>Lauf %1 auf %2, dessen letztes Lebenszeichen %3 kam</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there</source>
        <translation>Darauf warten oder ihn dort stoppen</translation>
    </message>
    <message>
        <source>The sign-in may not use the project&apos;s cache, where the lock is kept</source>
        <translation>Die Anmeldung darf den Cache des Projekts nicht benutzen, in dem die Sperre steht</translation>
    </message>
    <message>
        <source>Sign in again with the cache scopes, or agree to run without a lock across machines</source>
        <translation>Mit den Cache-Scopes erneut anmelden oder zustimmen, ohne rechnerübergreifende Sperre zu laufen</translation>
    </message>
    <message>
        <source>The lock of the table %1 was lost</source>
        <translation>Die Sperre der Tabelle %1 ging verloren</translation>
    </message>
    <message>
        <source>The run does not know its view yet</source>
        <translation>Der Lauf kennt seine Ansicht noch nicht</translation>
    </message>
    <message>
        <source>Analytics could not export the figures</source>
        <translation>Analytics konnte die Zahlen nicht exportieren</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Später erneut versuchen</translation>
    </message>
    <message>
        <source>The check was ended</source>
        <translation>Die Prüfung wurde beendet</translation>
    </message>
    <message>
        <source>The result could not be read</source>
        <translation>Das Ergebnis konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>There is no view %1 any more</source>
        <translation>Die Ansicht %1 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The look-up was stopped</source>
        <translation>Das Nachsehen wurde gestoppt</translation>
    </message>
    <message>
        <source>The list of the table&apos;s rows is not what the service announced</source>
        <translation>Die Liste der Zeilen der Tabelle ist nicht die, die der Dienst ankündigte</translation>
    </message>
    <message>
        <source>%1 rows of %2 are there</source>
        <translation>%1 von %2 Zeilen sind da</translation>
    </message>
    <message>
        <source>Nothing was deleted: the list of the table&apos;s rows cannot be right</source>
        <translation>Nichts wurde gelöscht: Die Liste der Zeilen der Tabelle kann nicht stimmen</translation>
    </message>
    <message>
        <source>It has %1 rows, and the table says that it has %2</source>
        <translation>Sie hat %1 Zeilen, und die Tabelle sagt, dass sie %2 hat</translation>
    </message>
    <message>
        <source>If the table is meant to be empty, empty the view in Analytics</source>
        <translation>Soll die Tabelle leer sein, die Ansicht in Analytics leeren</translation>
    </message>
    <message>
        <source>Resume when fewer rows are changed</source>
        <translation>Fortsetzen, wenn weniger Zeilen geändert werden</translation>
    </message>
    <message>
        <source>Analytics does not know the import any more</source>
        <translation>Analytics kennt den Import nicht mehr</translation>
    </message>
    <message>
        <source>Its summary is kept for an hour only</source>
        <translation>Seine Zusammenfassung wird nur eine Stunde aufbewahrt</translation>
    </message>
    <message>
        <source>Look in Analytics whether its rows are there, then resume or stop</source>
        <translation>In Analytics nachsehen, ob seine Zeilen da sind, dann fortsetzen oder stoppen</translation>
    </message>
    <message>
        <source>The import was not waited for</source>
        <translation>Auf den Import wurde nicht gewartet</translation>
    </message>
    <message>
        <source>Analytics could not import the file</source>
        <translation>Analytics konnte die Datei nicht importieren</translation>
    </message>
    <message>
        <source>Mend what it names, then resume</source>
        <translation>Beheben, was genannt ist, dann fortsetzen</translation>
    </message>
    <message>
        <source>Analytics took %1 of %2 rows and does not say which</source>
        <translation>Analytics nahm %1 von %2 Zeilen und sagt nicht welche</translation>
    </message>
    <message>
        <source>Compare the view with the table; rows are not sent twice in this mode</source>
        <translation>Ansicht und Tabelle vergleichen; Zeilen werden auf diesem Weg nicht zweimal gesendet</translation>
    </message>
    <message>
        <source>Could not read the import&apos;s file %1</source>
        <translation>Die Datei %1 des Imports konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The import&apos;s file is not what it was</source>
        <translation>Die Datei des Imports ist nicht mehr dieselbe</translation>
    </message>
    <message>
        <source>Analytics could not import a part of the file</source>
        <translation>Analytics konnte einen Teil der Datei nicht importieren</translation>
    </message>
    <message>
        <source>Look whether the table was changed; run the job again</source>
        <translation>Nachsehen, ob die Tabelle geändert wurde; den Auftrag erneut ausführen</translation>
    </message>
    <message>
        <source>“%1” is no table</source>
        <translation>„%1“ ist keine Tabelle</translation>
    </message>
    <message>
        <source>It is a view of the kind %1, and takes no rows</source>
        <translation>Es ist eine Ansicht der Art %1 und nimmt keine Zeilen</translation>
    </message>
    <message>
        <source>Choose a table, or another name</source>
        <translation>Eine Tabelle wählen oder einen anderen Namen</translation>
    </message>
    <message>
        <source>Stopped while the rows were read</source>
        <translation>Gestoppt, während die Zeilen gelesen wurden</translation>
    </message>
    <message>
        <source>Catalyst puts more rows into a page than the job says</source>
        <translation>Catalyst legt mehr Zeilen in eine Seite, als der Auftrag sagt</translation>
    </message>
    <message>
        <source>Set pageRows to what the service uses (200,000)</source>
        <translation>pageRows auf den Wert des Dienstes setzen (200.000)</translation>
    </message>
    <message>
        <source>The answer to a batch was lost</source>
        <translation>Die Antwort auf einen Stapel ging verloren</translation>
    </message>
    <message>
        <source>The import was left without its end</source>
        <translation>Der Import wurde ohne sein Ende verlassen</translation>
    </message>
    <message>
        <source>A chunk is not there</source>
        <translation>Ein Block ist nicht da</translation>
    </message>
    <message>
        <source>Nothing was replaced: there are no rows to be sent</source>
        <translation>Nichts wurde ersetzt: Es gibt keine Zeilen zu senden</translation>
    </message>
    <message>
        <source>The table, or what the mapping&apos;s filter leaves of it, is empty</source>
        <translation>Die Tabelle oder was der Filter der Zuordnung von ihr übrig lässt, ist leer</translation>
    </message>
    <message>
        <source>If that is meant, empty the view in Analytics</source>
        <translation>Ist das so gewollt, die Ansicht in Analytics leeren</translation>
    </message>
    <message>
        <source>Analytics could not replace the view&apos;s rows</source>
        <translation>Analytics konnte die Zeilen der Ansicht nicht ersetzen</translation>
    </message>
    <message>
        <source>The table %1 has no row %2</source>
        <translation>Die Tabelle %1 hat keine Zeile %2</translation>
    </message>
    <message>
        <source>It was deleted there, or never was</source>
        <translation>Sie wurde dort gelöscht, oder es gab sie nie</translation>
    </message>
    <message>
        <source>If the view still holds it, send it with the action delete</source>
        <translation>Enthält die Ansicht sie noch, sie mit der Aktion delete senden</translation>
    </message>
    <message>
        <source>An import has the view “%1”</source>
        <translation>Ein Import hat die Ansicht „%1“</translation>
    </message>
    <message>
        <source>Catalyst could not export the page</source>
        <translation>Catalyst konnte die Seite nicht exportieren</translation>
    </message>
    <message>
        <source>Analytics could not export the view&apos;s ROWIDs</source>
        <translation>Analytics konnte die ROWIDs der Ansicht nicht exportieren</translation>
    </message>
    <message>
        <source>Could not keep the export %1</source>
        <translation>Der Export %1 konnte nicht abgelegt werden</translation>
    </message>
    <message>
        <source>Could not read the export %1</source>
        <translation>Der Export %1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The export holds a line that is no row</source>
        <translation>Der Export enthält eine Zeile, die keine ist</translation>
    </message>
    <message>
        <source>An outcome row does not fit its header</source>
        <translation>Eine Zeile des Ausgangs passt nicht zu ihrer Kopfzeile</translation>
    </message>
    <message>
        <source>Page %1 does not hold what the service announced</source>
        <translation>Seite %1 enthält nicht, was der Dienst ankündigte</translation>
    </message>
    <message>
        <source>Resume to fetch it again</source>
        <translation>Fortsetzen, um sie erneut zu holen</translation>
    </message>
    <message>
        <source>The service does not end the list of pages</source>
        <translation>Der Dienst beendet die Liste der Seiten nicht</translation>
    </message>
    <message>
        <source>Page %1 is the third that holds only records that were read before</source>
        <translation>Seite %1 ist die dritte mit nur schon gelesenen Datensätzen</translation>
    </message>
    <message>
        <source>What was read before is worked off</source>
        <translation>Das Gelesene wird abgearbeitet</translation>
    </message>
    <message>
        <source>Could not work with the list of ids %1</source>
        <translation>Mit der Liste der IDs %1 konnte nicht gearbeitet werden</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>Die Datei %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Put it back, or choose another in the job</source>
        <translation>Sie zurücklegen oder im Auftrag eine andere wählen</translation>
    </message>
    <message>
        <source>Stopped while the file was copied</source>
        <translation>Gestoppt, während die Datei kopiert wurde</translation>
    </message>
    <message>
        <source>The header of %1 cannot be read</source>
        <translation>Die Kopfzeile von %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Could not write the file %1</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Make its folder, or choose another in the job</source>
        <translation>Ihren Ordner anlegen oder im Auftrag einen anderen wählen</translation>
    </message>
    <message>
        <source>Choose a folder in the job that can be written</source>
        <translation>Im Auftrag einen beschreibbaren Ordner wählen</translation>
    </message>
    <message>
        <source>The file %1 is there already</source>
        <translation>Die Datei %1 ist schon da</translation>
    </message>
    <message>
        <source>It is not replaced unless the job says so</source>
        <translation>Sie wird nur ersetzt, wenn der Auftrag es sagt</translation>
    </message>
    <message>
        <source>Move it away; or set “existing” to “replace”, or a name with {date} or {run}</source>
        <translation>Sie wegschieben oder „existing“ auf „replace“ setzen oder einen Namen mit {date} oder {run} wählen</translation>
    </message>
    <message>
        <source>The job&apos;s target file is not right</source>
        <translation>Die Zieldatei des Auftrags stimmt nicht</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>Choose another path in the job</source>
        <translation>Im Auftrag einen anderen Pfad wählen</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Jobs of %1 take no selection</source>
        <translation>Aufträge von %1 nehmen keine Auswahl</translation>
    </message>
    <message>
        <source>Run the job without it</source>
        <translation>Den Auftrag ohne sie ausführen</translation>
    </message>
    <message>
        <source>Jobs of %1 have no fields to match by name</source>
        <translation>Aufträge von %1 haben keine Felder, die sich über Namen abgleichen lassen</translation>
    </message>
    <message>
        <source>Runs of %1 cannot be taken back</source>
        <translation>Läufe von %1 können nicht rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>The service keeps no earlier values</source>
        <translation>Der Dienst behält keine früheren Werte</translation>
    </message>
    <message>
        <source>Runs of %1 are not retried by record</source>
        <translation>Läufe von %1 werden nicht Satz für Satz erneut versucht</translation>
    </message>
    <message>
        <source>Resolve host</source>
        <translation>Rechner auflösen</translation>
    </message>
    <message>
        <source>Get token</source>
        <translation>Token holen</translation>
    </message>
    <message>
        <source>Check scopes</source>
        <translation>Scopes prüfen</translation>
    </message>
    <message>
        <source>Check key</source>
        <translation>Schlüssel prüfen</translation>
    </message>
    <message>
        <source>Read account</source>
        <translation>Konto lesen</translation>
    </message>
    <message>
        <source>Read modules and fields</source>
        <translation>Module und Felder lesen</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Read organisation</source>
        <translation>Organisation lesen</translation>
    </message>
    <message>
        <source>Read workspace</source>
        <translation>Arbeitsbereich lesen</translation>
    </message>
    <message>
        <source>Read views</source>
        <translation>Ansichten lesen</translation>
    </message>
    <message>
        <source>Ask for imports</source>
        <translation>Importe anfragen</translation>
    </message>
    <message>
        <source>Read units</source>
        <translation>Einheiten lesen</translation>
    </message>
    <message>
        <source>List tables</source>
        <translation>Tabellen auflisten</translation>
    </message>
    <message>
        <source>Read columns</source>
        <translation>Spalten lesen</translation>
    </message>
    <message>
        <source>Count rows</source>
        <translation>Zeilen zählen</translation>
    </message>
    <message>
        <source>Ask for exports</source>
        <translation>Exporte anfragen</translation>
    </message>
    <message>
        <source>Read cache</source>
        <translation>Cache lesen</translation>
    </message>
    <message>
        <source>Read records</source>
        <translation>Datensätze lesen</translation>
    </message>
    <message>
        <source>Read the catalog</source>
        <translation>Katalog lesen</translation>
    </message>
    <message>
        <source>API at %1.</source>
        <translation>API unter %1.</translation>
    </message>
    <message>
        <source>The connection names no organisation.</source>
        <translation>Die Verbindung nennt keine Organisation.</translation>
    </message>
    <message>
        <source>The organisation %1 is not one of the account&apos;s.</source>
        <translation>Die Organisation %1 gehört nicht zum Konto.</translation>
    </message>
    <message>
        <source>The connection names no workspace.</source>
        <translation>Die Verbindung nennt keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The workspace %1 is not one of the account&apos;s.</source>
        <translation>Der Arbeitsbereich %1 gehört nicht zum Konto.</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 Tabellen</translation>
    </message>
    <message>
        <source>The right to change rows shows at the first import.</source>
        <translation>Das Recht, Zeilen zu ändern, zeigt sich beim ersten Import.</translation>
    </message>
    <message>
        <source>%1 of %2 units are left today</source>
        <translation>Heute sind noch %1 von %2 Einheiten übrig</translation>
    </message>
    <message>
        <source>The project has no table in this environment. Check the environment.</source>
        <translation>Das Projekt hat in dieser Umgebung keine Tabelle. Die Umgebung prüfen.</translation>
    </message>
    <message>
        <source>%1 has %2 columns</source>
        <translation>%1 hat %2 Spalten</translation>
    </message>
    <message>
        <source>%1 has %2 rows</source>
        <translation>%1 hat %2 Zeilen</translation>
    </message>
    <message>
        <source>Exports may be asked for.</source>
        <translation>Exporte dürfen angefragt werden.</translation>
    </message>
    <message>
        <source>The lock between computers can be used.</source>
        <translation>Die rechnerübergreifende Sperre kann benutzt werden.</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>All scopes that the syncs need are there.</source>
        <translation>Alle nötigen Scopes sind da.</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Es fehlt: %1.</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Account %1, %2</source>
        <translation>Konto %1, %2</translation>
    </message>
    <message>
        <source>The key works; it may not read its account&apos;s name.</source>
        <translation>Der Schlüssel gilt; den Namen des Kontos darf er nicht lesen.</translation>
    </message>
    <message>
        <source>The scopes for writing show at the first write only.</source>
        <translation>Die Scopes zum Schreiben zeigen sich erst beim ersten Schreiben.</translation>
    </message>
    <message>
        <source>%1 catalog items</source>
        <translation>%1 Artikel im Katalog</translation>
    </message>
    <message>
        <source>More than %1 catalog items</source>
        <translation>Mehr als %1 Artikel im Katalog</translation>
    </message>
    <message>
        <source>ZohoFiles.files.ALL shows at the first upload only.</source>
        <translation>ZohoFiles.files.ALL zeigt sich erst beim ersten Hochladen.</translation>
    </message>
    <message>
        <source>%1, organisation %2, %3</source>
        <translation>%1, Organisation %2, %3</translation>
    </message>
    <message>
        <source>%1 modules; %2 has %3 fields</source>
        <translation>%1 Module; %2 hat %3 Felder</translation>
    </message>
    <message>
        <source>Limits are off for this sandbox.</source>
        <translation>Für diese Sandbox sind Limits aus.</translation>
    </message>
    <message>
        <source>%1 credits in 24 hours and %2 calls at once (edition %3, %4 users)</source>
        <translation>%1 Credits in 24 Stunden und %2 Aufrufe gleichzeitig (Edition %3, %4 Benutzer)</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Verarbeiten</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Nachprüfen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Chunk %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Rows that have gone</source>
        <translation>Verschwundene Zeilen</translation>
    </message>
    <message>
        <source>%1 rows that have gone</source>
        <translation>%1 verschwundene Zeilen</translation>
    </message>
    <message>
        <source>Table and view</source>
        <translation>Tabelle und Ansicht</translation>
    </message>
    <message>
        <source>Delete %1 rows</source>
        <translation>%1 Zeilen löschen</translation>
    </message>
    <message>
        <source>Rows from %1</source>
        <translation>Zeilen ab %1</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>%1: count</source>
        <translation>%1: zählen</translation>
    </message>
    <message>
        <source>%1: list what is deleted</source>
        <translation>%1: auflisten, was gelöscht wird</translation>
    </message>
    <message>
        <source>%1: chunk %2</source>
        <translation>%1: Block %2</translation>
    </message>
    <message>
        <source>Events at Klaviyo</source>
        <translation>Ereignisse bei Klaviyo</translation>
    </message>
    <message>
        <source>%1 there, %2 missing</source>
        <translation>%1 da, %2 fehlen</translation>
    </message>
    <message>
        <source>Fields, for the order</source>
        <translation>Felder, für die Reihenfolge</translation>
    </message>
    <message>
        <source>Written records at Zoho CRM</source>
        <translation>Geschriebene Datensätze bei Zoho CRM</translation>
    </message>
    <message>
        <source>%1 the same, %2 changed since, %3 missing</source>
        <translation>%1 gleich, %2 seither geändert, %3 fehlen</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Sum of %1</source>
        <translation>Summe von %1</translation>
    </message>
    <message>
        <source>Smallest %1</source>
        <translation>Kleinstes %1</translation>
    </message>
    <message>
        <source>Largest %1</source>
        <translation>Größtes %1</translation>
    </message>
    <message>
        <source>%1 in the table, %2 in the view</source>
        <translation>%1 in der Tabelle, %2 in der Ansicht</translation>
    </message>
    <message>
        <source>Rows that are there twice</source>
        <translation>Doppelte Zeilen</translation>
    </message>
    <message>
        <source>Rows in table and view</source>
        <translation>Zeilen in Tabelle und Ansicht</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending</source>
        <translation>%1 gelesen = %2 geschrieben + %3 übersprungen + %4 abgewiesen + %5 nicht versucht + %6 ausstehend</translation>
    </message>
    <message>
        <source>Each record once</source>
        <translation>Jeder Datensatz einmal</translation>
    </message>
    <message>
        <source>%1 records stand in exactly one outcome file</source>
        <translation>%1 Datensätze stehen in genau einer Ausgangsdatei</translation>
    </message>
    <message>
        <source>%1 records stand in more than one place</source>
        <translation>%1 Datensätze stehen an mehr als einer Stelle</translation>
    </message>
    <message>
        <source>%1 records of %2 are there</source>
        <translation>%1 von %2 Datensätzen sind da</translation>
    </message>
    <message>
        <source>unchanged since the run</source>
        <translation>seit dem Lauf unverändert</translation>
    </message>
    <message>
        <source>was changed since the run</source>
        <translation>wurde seit dem Lauf geändert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>at least ROWID %1, %2 times; run the job with the mode replace</source>
        <translation>mindestens ROWID %1, %2-mal; den Auftrag im Modus „replace“ ausführen</translation>
    </message>
    <message>
        <source>accepted; Klaviyo does not tell which of them it kept</source>
        <translation>angenommen; Klaviyo sagt nicht, welche davon es behalten hat</translation>
    </message>
    <message>
        <source>Organisation, fields and layouts</source>
        <translation>Organisation, Felder und Layouts</translation>
    </message>
    <message>
        <source>Organisation and fields</source>
        <translation>Organisation und Felder</translation>
    </message>
    <message>
        <source>Read jobs</source>
        <translation>Lesejobs</translation>
    </message>
    <message>
        <source>Looks at read jobs</source>
        <translation>Nachfragen zu Lesejobs</translation>
    </message>
    <message>
        <source>Downloads of pages</source>
        <translation>Downloads von Seiten</translation>
    </message>
    <message>
        <source>Chosen records</source>
        <translation>Gewählte Datensätze</translation>
    </message>
    <message>
        <source>Counting the module</source>
        <translation>Zählen des Moduls</translation>
    </message>
    <message>
        <source>Comparing the file with the module</source>
        <translation>Vergleich der Datei mit dem Modul</translation>
    </message>
    <message>
        <source>First records read back</source>
        <translation>Zurückgelesene erste Datensätze</translation>
    </message>
    <message>
        <source>Looks for records changed meanwhile</source>
        <translation>Suche nach zwischendurch geänderten Datensätzen</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Write jobs</source>
        <translation>Schreibjobs</translation>
    </message>
    <message>
        <source>Looks at write jobs</source>
        <translation>Nachfragen zu Schreibjobs</translation>
    </message>
    <message>
        <source>Downloads of results</source>
        <translation>Downloads von Ergebnissen</translation>
    </message>
    <message>
        <source>Records looked at before they go</source>
        <translation>Vor dem Löschen angesehene Datensätze</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Löschungen</translation>
    </message>
    <message>
        <source>Calls of the record API</source>
        <translation>Aufrufe der Datensatz-API</translation>
    </message>
    <message>
        <source>Whichever is less for each chunk</source>
        <translation>Je Block der günstigere</translation>
    </message>
    <message>
        <source>Bulk write</source>
        <translation>Bulk Write</translation>
    </message>
    <message>
        <source>Record API</source>
        <translation>Datensatz-API</translation>
    </message>
    <message>
        <source>Record API, no automations</source>
        <translation>Datensatz-API, ohne Automatisierungen</translation>
    </message>
    <message>
        <source>Profile imports</source>
        <translation>Importe von Profilen</translation>
    </message>
    <message>
        <source>Profiles with cleared attributes</source>
        <translation>Profile mit geleerten Attributen</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Event imports</source>
        <translation>Importe von Ereignissen</translation>
    </message>
    <message>
        <source>Jobs that create categories</source>
        <translation>Aufträge, die Kategorien anlegen</translation>
    </message>
    <message>
        <source>Jobs that update categories</source>
        <translation>Aufträge, die Kategorien ändern</translation>
    </message>
    <message>
        <source>Jobs that delete categories</source>
        <translation>Aufträge, die Kategorien löschen</translation>
    </message>
    <message>
        <source>Jobs that create items</source>
        <translation>Aufträge, die Artikel anlegen</translation>
    </message>
    <message>
        <source>Jobs that update items</source>
        <translation>Aufträge, die Artikel ändern</translation>
    </message>
    <message>
        <source>Jobs that delete items</source>
        <translation>Aufträge, die Artikel löschen</translation>
    </message>
    <message>
        <source>Jobs that create variants</source>
        <translation>Aufträge, die Varianten anlegen</translation>
    </message>
    <message>
        <source>Jobs that update variants</source>
        <translation>Aufträge, die Varianten ändern</translation>
    </message>
    <message>
        <source>Jobs that delete variants</source>
        <translation>Aufträge, die Varianten löschen</translation>
    </message>
    <message>
        <source>Rows imported into Analytics</source>
        <translation>In Analytics importierte Zeilen</translation>
    </message>
    <message>
        <source>Rows sent one by one</source>
        <translation>Einzeln gesendete Zeilen</translation>
    </message>
    <message>
        <source>Organisation and API host</source>
        <translation>Organisation und API-Rechner</translation>
    </message>
    <message>
        <source>Fields of the module</source>
        <translation>Felder des Moduls</translation>
    </message>
    <message>
        <source>Host of uploads</source>
        <translation>Rechner für das Hochladen</translation>
    </message>
    <message>
        <source>Next page of records</source>
        <translation>Nächste Seite der Datensätze</translation>
    </message>
    <message>
        <source>Records beyond the first 2,000 by page number</source>
        <translation>Datensätze jenseits der ersten 2.000 nach Seitennummer</translation>
    </message>
    <message>
        <source>Count by a query</source>
        <translation>Zählen durch eine Abfrage</translation>
    </message>
    <message>
        <source>Answer about a job that is not there</source>
        <translation>Antwort zu einem Job, den es nicht gibt</translation>
    </message>
    <message>
        <source>Bulk read of one record</source>
        <translation>Bulk Read eines Datensatzes</translation>
    </message>
    <message>
        <source>Credits of a read job</source>
        <translation>Credits eines Lesejobs</translation>
    </message>
    <message>
        <source>Dates in bulk read results</source>
        <translation>Datumsangaben in Ergebnissen von Bulk Read</translation>
    </message>
    <message>
        <source>Multi-select values in bulk read results</source>
        <translation>Mehrfachwerte in Ergebnissen von Bulk Read</translation>
    </message>
    <message>
        <source>Scratch record by the record API</source>
        <translation>Probedatensatz über die Datensatz-API</translation>
    </message>
    <message>
        <source>Upload of a file</source>
        <translation>Hochladen einer Datei</translation>
    </message>
    <message>
        <source>Bulk write of the scratch record</source>
        <translation>Bulk Write des Probedatensatzes</translation>
    </message>
    <message>
        <source>Dates in uploads</source>
        <translation>Datumsangaben beim Hochladen</translation>
    </message>
    <message>
        <source>Time zone of date-times in uploads</source>
        <translation>Zeitzone von Zeitpunkten beim Hochladen</translation>
    </message>
    <message>
        <source>Multi-select values in uploads</source>
        <translation>Mehrfachwerte beim Hochladen</translation>
    </message>
    <message>
        <source>Pick list values in uploads</source>
        <translation>Auswahlwerte beim Hochladen</translation>
    </message>
    <message>
        <source>Scratch record deleted</source>
        <translation>Probedatensatz gelöscht</translation>
    </message>
    <message>
        <source>Answer when a limit is reached (429)</source>
        <translation>Antwort, wenn ein Limit erreicht ist (429)</translation>
    </message>
    <message>
        <source>a limit is never provoked; the next such answer is noted here by itself</source>
        <translation>ein Limit wird nie herausgefordert; die nächste solche Antwort wird hier von selbst vermerkt</translation>
    </message>
    <message>
        <source>Bulk read beyond 200,000 records</source>
        <translation>Bulk Read jenseits von 200.000 Datensätzen</translation>
    </message>
    <message>
        <source>it takes a module with more than one page; page tokens and page numbers are both followed</source>
        <translation>dazu gehört ein Modul mit mehr als einer Seite; Seitenmarken und Seitennummern werden beide befolgt</translation>
    </message>
    <message>
        <source>How many access tokens live at once</source>
        <translation>Wie viele Zugriffstokens zugleich gelten</translation>
    </message>
    <message>
        <source>asking would end the sign-ins of others; one token is shared here</source>
        <translation>eine Probe würde Anmeldungen anderer beenden; hier wird ein Token geteilt</translation>
    </message>
    <message>
        <source>How long an uploaded file can be used</source>
        <translation>Wie lange eine hochgeladene Datei verwendbar ist</translation>
    </message>
    <message>
        <source>it would take days; a job is made at once</source>
        <translation>das würde Tage dauern; ein Job wird sofort angelegt</translation>
    </message>
    <message>
        <source>How many bulk jobs may wait or run</source>
        <translation>Wie viele Bulk-Jobs warten oder laufen dürfen</translation>
    </message>
    <message>
        <source>asking would take many jobs; one read job and two write jobs are used</source>
        <translation>eine Probe würde viele Jobs brauchen; verwendet werden ein Lesejob und zwei Schreibjobs</translation>
    </message>
    <message>
        <source>Shape and repetition of callbacks</source>
        <translation>Form und Wiederholung von Rückrufen</translation>
    </message>
    <message>
        <source>it takes an address that Zoho reaches; both shapes are understood, and jobs are polled</source>
        <translation>dazu gehört eine Adresse, die Zoho erreicht; beide Formen werden verstanden, und Jobs werden abgefragt</translation>
    </message>
    <message>
        <source>Automations after bulk write</source>
        <translation>Automatisierungen nach Bulk Write</translation>
    </message>
    <message>
        <source>asking would start them; write by the record API with automations off to be sure</source>
        <translation>eine Probe würde sie auslösen; sicher ist das Schreiben über die Datensatz-API ohne Automatisierungen</translation>
    </message>
    <message>
        <source>API at %1; organisation %2, %3, time zone %4</source>
        <translation>API unter %1; Organisation %2, %3, Zeitzone %4</translation>
    </message>
    <message>
        <source>no host answers without a file; a scratch record tells</source>
        <translation>kein Rechner antwortet ohne Datei; ein Probedatensatz zeigt es</translation>
    </message>
    <message>
        <source>answered, with %1 records</source>
        <translation>beantwortet, mit %1 Datensätzen</translation>
    </message>
    <message>
        <source>the service says that there is one</source>
        <translation>der Dienst sagt, dass es einen gibt</translation>
    </message>
    <message>
        <source>the check was stopped</source>
        <translation>die Prüfung wurde gestoppt</translation>
    </message>
    <message>
        <source>what it needs could not be told</source>
        <translation>was dazu nötig ist, war nicht zu erfahren</translation>
    </message>
    <message>
        <source>the service tells what is left once half of the day&apos;s credits is used; check then</source>
        <translation>der Dienst nennt den Rest erst, wenn die Hälfte der Credits des Tages verbraucht ist; dann prüfen</translation>
    </message>
    <message>
        <source>others used credits at the same time; check again</source>
        <translation>andere haben gleichzeitig Credits verbraucht; noch einmal prüfen</translation>
    </message>
    <message>
        <source>another form than ISO 8601: such records are rejected</source>
        <translation>eine andere Form als ISO 8601: solche Datensätze werden abgewiesen</translation>
    </message>
    <message>
        <source>the record has no field with several values</source>
        <translation>der Datensatz hat kein Feld mit mehreren Werten</translation>
    </message>
    <message>
        <source>joined by semicolons</source>
        <translation>durch Semikolons verbunden</translation>
    </message>
    <message>
        <source>joined by commas</source>
        <translation>durch Kommas verbunden</translation>
    </message>
    <message>
        <source>refused: %1 %2</source>
        <translation>abgelehnt: %1 %2</translation>
    </message>
    <message>
        <source>made, changed and read back as it was sent, without automations</source>
        <translation>angelegt, geändert und so zurückgelesen, wie er gesendet wurde, ohne Automatisierungen</translation>
    </message>
    <message>
        <source>what was read back is not what was sent</source>
        <translation>was zurückgelesen wurde, ist nicht, was gesendet wurde</translation>
    </message>
    <message>
        <source>the module has no date-time that can be written</source>
        <translation>das Modul hat keinen Zeitpunkt, der geschrieben werden kann</translation>
    </message>
    <message>
        <source>the dates are of no known form</source>
        <translation>die Datumsangaben haben keine bekannte Form</translation>
    </message>
    <message>
        <source>date-times carry their offset</source>
        <translation>Zeitpunkte tragen ihre Zeitverschiebung</translation>
    </message>
    <message>
        <source>neither the organisation&apos;s nor UTC: %1 became %2</source>
        <translation>weder die der Organisation noch UTC: aus %1 wurde %2</translation>
    </message>
    <message>
        <source>the organisation&apos;s, %1</source>
        <translation>die der Organisation, %1</translation>
    </message>
    <message>
        <source>the module has no pick list whose words differ from its values</source>
        <translation>das Modul hat keine Auswahlliste, deren Wörter von ihren Werten abweichen</translation>
    </message>
    <message>
        <source>has more than %1 characters</source>
        <translation>hat mehr als %1 Zeichen</translation>
    </message>
    <message>
        <source>is no e-mail address</source>
        <translation>ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>is no telephone number</source>
        <translation>ist keine Telefonnummer</translation>
    </message>
    <message>
        <source>is no web address</source>
        <translation>ist keine Webadresse</translation>
    </message>
    <message>
        <source>is no whole number</source>
        <translation>ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>has more than %1 digits</source>
        <translation>hat mehr als %1 Stellen</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>ist keine Zahl</translation>
    </message>
    <message>
        <source>has more than %1 decimal places</source>
        <translation>hat mehr als %1 Nachkommastellen</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>ist weder wahr noch falsch</translation>
    </message>
    <message>
        <source>is no day of the form 2026-01-31</source>
        <translation>ist kein Tag der Form 2026-01-31</translation>
    </message>
    <message>
        <source>is out of the years 1 to 9999</source>
        <translation>liegt nicht in den Jahren 1 bis 9999</translation>
    </message>
    <message>
        <source>is not in the pick list</source>
        <translation>steht nicht in der Auswahlliste</translation>
    </message>
    <message>
        <source>holds what is not in the pick list</source>
        <translation>enthält, was nicht in der Auswahlliste steht</translation>
    </message>
    <message>
        <source>is no id of a record</source>
        <translation>ist keine ID eines Datensatzes</translation>
    </message>
    <message>
        <source>is no whole number of 64 bits</source>
        <translation>ist keine ganze Zahl mit 64 Bit</translation>
    </message>
    <message>
        <source>is no whole number from 0</source>
        <translation>ist keine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>is no day and time as 2021-08-17 13:02:11</source>
        <translation>ist kein Zeitpunkt wie 2021-08-17 13:02:11</translation>
    </message>
    <message>
        <source>is no day as 2021-08-17</source>
        <translation>ist kein Tag wie 2021-08-17</translation>
    </message>
    <message>
        <source>The record has no id</source>
        <translation>Der Datensatz hat keine ID</translation>
    </message>
    <message>
        <source>The row has no ROWID</source>
        <translation>Die Zeile hat keine ROWID</translation>
    </message>
    <message>
        <source>The module %1 has no such record</source>
        <translation>Das Modul %1 hat keinen solchen Datensatz</translation>
    </message>
    <message>
        <source>The table %1 has no such row</source>
        <translation>Die Tabelle %1 hat keine solche Zeile</translation>
    </message>
    <message>
        <source>gone: it was announced and is no longer there</source>
        <translation>weg: er war angekündigt und ist nicht mehr da</translation>
    </message>
    <message>
        <source>Somebody changed it since it was made; it was left as it is</source>
        <translation>Seit dem Anlegen hat ihn jemand geändert; er bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Somebody changed it since; it was left as it is</source>
        <translation>Seither hat ihn jemand geändert; er bleibt, wie er ist</translation>
    </message>
    <message>
        <source>What it held before was not read: the run read another record; it was left as it is</source>
        <translation>Was er vorher enthielt, wurde nicht gelesen: Der Lauf las einen anderen Datensatz; er bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Zoho CRM did not process the record</source>
        <translation>Zoho CRM hat den Datensatz nicht verarbeitet</translation>
    </message>
    <message>
        <source>The result does not name the record, and its values are not at Zoho CRM</source>
        <translation>Das Ergebnis nennt den Datensatz nicht, und seine Werte sind nicht bei Zoho CRM</translation>
    </message>
    <message>
        <source>Somebody changed the record after it was read, and it was left as it is; retry reads it anew</source>
        <translation>Nach dem Lesen hat jemand den Datensatz geändert, und er bleibt, wie er ist; ein erneuter Versuch liest ihn neu</translation>
    </message>
    <message>
        <source>The value of %1 is no ISO 8601 date</source>
        <translation>Der Wert von %1 ist kein Datum nach ISO 8601</translation>
    </message>
    <message>
        <source>Analytics did not take these columns</source>
        <translation>Analytics hat diese Spalten nicht angenommen</translation>
    </message>
    <message>
        <source>The pattern of %1 needs too many steps on this value</source>
        <translation>Das Muster von %1 braucht für diesen Wert zu viele Schritte</translation>
    </message>
    <message>
        <source>the product has no master variant</source>
        <translation>das Produkt hat keine Hauptvariante</translation>
    </message>
    <message>
        <source>the variant has no SKU, so Klaviyo could not tell it from others</source>
        <translation>die Variante hat keine SKU, Klaviyo könnte sie also nicht von anderen unterscheiden</translation>
    </message>
    <message>
        <source>another variant of the product has the same SKU</source>
        <translation>eine andere Variante des Produkts hat dieselbe SKU</translation>
    </message>
    <message>
        <source>the category has no name</source>
        <translation>die Kategorie hat keinen Namen</translation>
    </message>
    <message>
        <source>the customer has no e-mail address</source>
        <translation>der Kunde hat keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>the e-mail address is not valid</source>
        <translation>die E-Mail-Adresse ist nicht gültig</translation>
    </message>
    <message>
        <source>the profile has %1 bytes, at most %2 are accepted</source>
        <translation>das Profil hat %1 Bytes, höchstens %2 werden angenommen</translation>
    </message>
    <message>
        <source>the record is not a JSON object</source>
        <translation>der Datensatz ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the record has no id</source>
        <translation>der Datensatz hat keine ID</translation>
    </message>
    <message>
        <source>the e-mail address is not valid and the order has no customer</source>
        <translation>die E-Mail-Adresse ist nicht gültig, und die Bestellung hat keinen Kunden</translation>
    </message>
    <message>
        <source>the order has neither an e-mail address nor a customer</source>
        <translation>die Bestellung hat weder E-Mail-Adresse noch Kunden</translation>
    </message>
    <message>
        <source>the order&apos;s time cannot be read</source>
        <translation>die Zeit der Bestellung ist nicht lesbar</translation>
    </message>
    <message>
        <source>the event has no id of its own</source>
        <translation>das Ereignis hat keine eigene ID</translation>
    </message>
    <message>
        <source>the event has %1 bytes, at most %2 are accepted</source>
        <translation>das Ereignis hat %1 Bytes, höchstens %2 werden angenommen</translation>
    </message>
    <message>
        <source>the product has no current data</source>
        <translation>das Produkt hat keine aktuellen Daten</translation>
    </message>
    <message>
        <source>the product has no name</source>
        <translation>das Produkt hat keinen Namen</translation>
    </message>
    <message>
        <source>the entry has no SKU</source>
        <translation>der Eintrag hat keine SKU</translation>
    </message>
    <message>
        <source>the price has no amount</source>
        <translation>der Preis hat keinen Betrag</translation>
    </message>
    <message>
        <source>Nothing is written yet: %1. Look at the plan; resume the run if this is meant</source>
        <translation>Noch ist nichts geschrieben: %1. Den Plan ansehen; den Lauf fortsetzen, wenn das so gemeint ist</translation>
    </message>
    <message>
        <source>What run #%1 rejected is not known any more</source>
        <translation>Was Lauf #%1 abgewiesen hat, ist nicht mehr bekannt</translation>
    </message>
    <message>
        <source>Its data was erased</source>
        <translation>Seine Daten wurden gelöscht</translation>
    </message>
    <message>
        <source>Run #%1 deleted: what it left is not sent again</source>
        <translation>Lauf #%1 hat gelöscht: Was er übrig ließ, wird nicht erneut gesendet</translation>
    </message>
    <message>
        <source>Plan the deletion again</source>
        <translation>Das Löschen erneut planen</translation>
    </message>
    <message>
        <source>Nothing of this page is written yet: %1. Look at the plan; resume the run if this is meant</source>
        <translation>Von dieser Seite ist noch nichts geschrieben: %1. Den Plan ansehen; den Lauf fortsetzen, wenn das so gemeint ist</translation>
    </message>
    <message>
        <source>%1 loses its value in %2 records</source>
        <translation>%1 verliert in %2 Datensätzen seinen Wert</translation>
    </message>
    <message>
        <source>The %1 names the person: change it</source>
        <translation>%1 nennt die Person: das ändern</translation>
    </message>
    <message>
        <source>Choose its key file in the console, or name it in SLUICE_VAULT_KEY_FILE</source>
        <translation>Seine Schlüsseldatei in der Konsole wählen oder in SLUICE_VAULT_KEY_FILE nennen</translation>
    </message>
    <message>
        <source>Enter its passphrase in the console, or name a file with it in SLUICE_VAULT_PASSPHRASE_FILE</source>
        <translation>Seine Passphrase in der Konsole eingeben oder in SLUICE_VAULT_PASSPHRASE_FILE eine Datei mit ihr nennen</translation>
    </message>
    <message>
        <source>Unlock it in the console</source>
        <translation>Ihn in der Konsole entsperren</translation>
    </message>
    <message>
        <source>The vault&apos;s key was not changed</source>
        <translation>Der Schlüssel des Tresors wurde nicht geändert</translation>
    </message>
    <message>
        <source>another Sluice program has made a vault meanwhile</source>
        <translation>ein anderes Programm von Sluice hat inzwischen einen Tresor angelegt</translation>
    </message>
    <message>
        <source>Look for its key again first</source>
        <translation>Zuerst seinen Schlüssel erneut suchen</translation>
    </message>
    <message>
        <source>Use a passphrase or a key file</source>
        <translation>Eine Passphrase oder eine Schlüsseldatei verwenden</translation>
    </message>
    <message>
        <source>there is a file of this name already</source>
        <translation>es gibt schon eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>Could not read the custom views of %1.</source>
        <translation>Die Ansichten von %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Zoho&apos;s list of custom views cannot be understood.</source>
        <translation>Zohos Liste der Ansichten ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Choose another custom view in the job: this one may be gone.</source>
        <translation>Im Auftrag eine andere Ansicht wählen: Diese gibt es vielleicht nicht mehr.</translation>
    </message>
    <message>
        <source>A proxy may have cut the answer: look there if it stays so.</source>
        <translation>Vielleicht hat ein Proxy die Antwort abgeschnitten: Bleibt es so, dort nachsehen.</translation>
    </message>
    <message>
        <source>Look at the network between here and the service if it stays so.</source>
        <translation>Bleibt es so, das Netzwerk zwischen hier und dem Dienst prüfen.</translation>
    </message>
    <message>
        <source>A proxy or portal may stand in between: look there if it stays so.</source>
        <translation>Vielleicht steht ein Proxy oder ein Portal dazwischen: Bleibt es so, dort nachsehen.</translation>
    </message>
    <message>
        <source>Customers at Klaviyo</source>
        <translation>Kunden bei Klaviyo</translation>
    </message>
    <message>
        <source>Orders at Klaviyo</source>
        <translation>Bestellungen bei Klaviyo</translation>
    </message>
    <message>
        <source>Categories at Klaviyo</source>
        <translation>Kategorien bei Klaviyo</translation>
    </message>
    <message>
        <source>Products at Klaviyo</source>
        <translation>Produkte bei Klaviyo</translation>
    </message>
    <message>
        <source>%1 is as it was written</source>
        <translation>%1 ist noch wie geschrieben</translation>
    </message>
    <message>
        <source>%1 was changed since</source>
        <translation>%1 wurde seitdem geändert</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 in the table, %2 in the view; the mapping leaves rows out</source>
        <translation>%1 in der Tabelle, %2 in der Ansicht; die Zuordnung lässt Zeilen aus</translation>
    </message>
    <message>
        <source>%1 in the table, %2 in the view; not compared, the view writes times in a form of its own</source>
        <translation>%1 in der Tabelle, %2 in der Ansicht; nicht verglichen, die Ansicht schreibt Zeiten in einer eigenen Form</translation>
    </message>
    <message>
        <source>nothing in the table, nothing in the view</source>
        <translation>nichts in der Tabelle, nichts in der Ansicht</translation>
    </message>
    <message>
        <source>nothing in the table, %1 in the view</source>
        <translation>nichts in der Tabelle, %1 in der Ansicht</translation>
    </message>
    <message>
        <source>%1 in the table, nothing in the view</source>
        <translation>%1 in der Tabelle, nichts in der Ansicht</translation>
    </message>
    <message>
        <source>Pages exported from the Data Store</source>
        <translation>Aus dem Data Store exportierte Seiten</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>is required and empty</source>
        <translation>ist ein Pflichtfeld und leer</translation>
    </message>
    <message>
        <source>needs too many steps of a pattern</source>
        <translation>braucht zu viele Schritte eines Musters</translation>
    </message>
    <message>
        <source>%1 gets what another field held in %2 records, which changes too</source>
        <translation>%1 bekommt in %2 Datensätzen, was ein anderes Feld enthielt, das sich auch ändert</translation>
    </message>
    <message>
        <source>%1 is multiplied by the same factor in %2 records</source>
        <translation>%1 wird in %2 Datensätzen mit demselben Faktor malgenommen</translation>
    </message>
    <message>
        <source>%1 gets what another record held in %2 records</source>
        <translation>%1 bekommt in %2 Datensätzen, was ein anderer Datensatz enthielt</translation>
    </message>
    <message>
        <source>%1 held a value of its own and gets one and the same in %2 records</source>
        <translation>%1 hatte eigene Werte und bekommt in %2 Datensätzen ein und denselben</translation>
    </message>
    <message>
        <source>%1 loses its end in %2 records</source>
        <translation>%1 verliert in %2 Datensätzen sein Ende</translation>
    </message>
    <message>
        <source>%1 loses letters in %2 records</source>
        <translation>%1 verliert in %2 Datensätzen Buchstaben</translation>
    </message>
    <message>
        <source>%1 gets a word that stands for nothing in %2 records</source>
        <translation>%1 bekommt in %2 Datensätzen ein Wort, das für nichts steht</translation>
    </message>
    <message>
        <source>%1 is no longer what it was (a number, a date, an address) in %2 records</source>
        <translation>%1 ist in %2 Datensätzen nicht mehr, was es war (eine Zahl, ein Datum, eine Adresse)</translation>
    </message>
    <message>
        <source>%1 moves in the same way in %2 records</source>
        <translation>%1 verschiebt sich in %2 Datensätzen auf gleiche Weise</translation>
    </message>
    <message>
        <source>%1 of %2 records change, more than the limit of %3 %</source>
        <translation>%1 von %2 Datensätzen ändern sich, mehr als die Grenze von %3&#xa0;%</translation>
    </message>
    <message>
        <source>%1 records change; the last run changed %2</source>
        <translation>%1 Datensätze ändern sich; der letzte Lauf hat %2 geändert</translation>
    </message>
    <message>
        <source>“%1” becomes “%2”</source>
        <translation>Aus „%1“ wird „%2“</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht nachgesehen</translation>
    </message>
    <message>
        <source>Behind by up to %1</source>
        <translation>Bis zu %1 im Rückstand</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>In step, as of %1 ago</source>
        <translation>Abgeglichen, Stand vor %1</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>Es wurde gestoppt</translation>
    </message>
    <message>
        <source>Run #%1 has not ended: wait for its end, or stop it</source>
        <translation>Lauf #%1 ist nicht beendet: sein Ende abwarten oder ihn stoppen</translation>
    </message>
    <message>
        <source>Run #%1 can be resumed and works with it then: let it come to its end, or erase it (runs erase %1)</source>
        <translation>Lauf #%1 kann fortgesetzt werden und arbeitet dann damit: ihn zu Ende laufen lassen oder löschen (runs erase %1)</translation>
    </message>
    <message>
        <source>The new access token could not be stored</source>
        <translation>Das neue Zugriffstoken konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Check the rights of the account</source>
        <translation>Die Rechte des Kontos prüfen</translation>
    </message>
    <message>
        <source>Check the network, then resume</source>
        <translation>Das Netzwerk prüfen, dann fortsetzen</translation>
    </message>
    <message>
        <source>Check the address and its port</source>
        <translation>Die Adresse und ihren Port prüfen</translation>
    </message>
    <message>
        <source>Check the network and the proxy in between</source>
        <translation>Das Netzwerk und den Proxy dazwischen prüfen</translation>
    </message>
    <message>
        <source>Could not reach %1</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>darf nicht leer sein</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not a known key</source>
        <translation>ist kein bekannter Schlüssel</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>muss eine ganze Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>needs at least one country</source>
        <translation>braucht mindestens ein Land</translation>
    </message>
    <message>
        <source>needs at least one rule</source>
        <translation>braucht mindestens eine Regel</translation>
    </message>
    <message>
        <source>needs at least one entry</source>
        <translation>braucht mindestens einen Eintrag</translation>
    </message>
    <message>
        <source>must be one to four digits, not beginning with 0</source>
        <translation>muss aus ein bis vier Ziffern bestehen und darf nicht mit 0 beginnen</translation>
    </message>
    <message>
        <source>must be at most two digits</source>
        <translation>darf höchstens zwei Ziffern haben</translation>
    </message>
    <message>
        <source>has a spelling that stands in the table twice</source>
        <translation>hat eine Schreibweise, die zweimal in der Tabelle steht</translation>
    </message>
    <message>
        <source>is a spelling of another country</source>
        <translation>ist eine Schreibweise eines anderen Landes</translation>
    </message>
    <message>
        <source>must not hold an empty word</source>
        <translation>darf kein leeres Wort enthalten</translation>
    </message>
    <message>
        <source>must go from the highest to the lowest</source>
        <translation>muss vom höchsten zum niedrigsten gehen</translation>
    </message>
    <message>
        <source>it has not ended</source>
        <translation>er ist nicht beendet</translation>
    </message>
    <message>
        <source>it can be resumed</source>
        <translation>er kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>%1 of its records are pending</source>
        <translation>%1 seiner Datensätze sind ausstehend</translation>
    </message>
    <message>
        <source>run #%1 takes it back and is not complete</source>
        <translation>Lauf #%1 macht ihn rückgängig und ist nicht vollständig</translation>
    </message>
    <message>
        <source>the service answered %1 %2</source>
        <translation>der Dienst hat mit %1 %2 geantwortet</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>the same label</source>
        <translation>gleiche Beschriftung</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>gleiche Wörter</translation>
    </message>
    <message>
        <source>another word for the same</source>
        <translation>anderes Wort für dasselbe</translation>
    </message>
    <message>
        <source>a similar name</source>
        <translation>ähnlicher Name</translation>
    </message>
    <message>
        <source>The list of resources cannot be understood.</source>
        <translation>Die Liste der Ressourcen ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Check the names of the table and of the columns in the job.</source>
        <translation>Im Auftrag die Namen der Tabelle und der Spalten prüfen.</translation>
    </message>
    <message>
        <source>Could not remove the custom object %1.</source>
        <translation>Das Custom Object %1 konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Check that the project key belongs to the API client&apos;s region.</source>
        <translation>Prüfen, ob der Projektschlüssel zur Region des API-Clients gehört.</translation>
    </message>
    <message>
        <source>Check the client ID and the client secret of the connection.</source>
        <translation>Die Client-ID und das Client-Geheimnis der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Check the job&apos;s conditions; nothing was changed.</source>
        <translation>Die Bedingungen des Auftrags prüfen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is tried again; narrow the job&apos;s conditions if it stays.</source>
        <translation>Es wird erneut versucht; bleibt es so, die Bedingungen des Auftrags enger fassen.</translation>
    </message>
    <message>
        <source>Check the project key and the id.</source>
        <translation>Den Projektschlüssel und die ID prüfen.</translation>
    </message>
    <message>
        <source>Could not send the events.</source>
        <translation>Die Ereignisse konnten nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Could not read the events.</source>
        <translation>Die Ereignisse konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the metrics.</source>
        <translation>Die Metriken konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the lists.</source>
        <translation>Die Listen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check the private key: it may be of another account, or deleted.</source>
        <translation>Den privaten Schlüssel prüfen: Er kann zu einem anderen Konto gehören oder gelöscht sein.</translation>
    </message>
    <message>
        <source>It may have been deleted in Klaviyo meanwhile.</source>
        <translation>Es kann inzwischen in Klaviyo gelöscht worden sein.</translation>
    </message>
    <message>
        <source>Could not create the profile.</source>
        <translation>Das Profil konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not update the profile.</source>
        <translation>Das Profil konnte nicht geändert werden.</translation>
    </message>
    <message>
        <source>Could not import the profile.</source>
        <translation>Das Profil konnte nicht importiert werden.</translation>
    </message>
    <message>
        <source>Could not subscribe the profiles.</source>
        <translation>Die Profile konnten nicht angemeldet werden.</translation>
    </message>
    <message>
        <source>Could not unsubscribe the profiles.</source>
        <translation>Die Profile konnten nicht abgemeldet werden.</translation>
    </message>
    <message>
        <source>Could not set the categories of an item.</source>
        <translation>Die Kategorien eines Artikels konnten nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>It is not a URL.</source>
        <translation>Es ist keine URL.</translation>
    </message>
    <message>
        <source>It has a user name, a query or a fragment.</source>
        <translation>Sie enthält einen Benutzernamen, eine Abfrage oder ein Fragment.</translation>
    </message>
    <message>
        <source>Check the connection&apos;s apiUrl and uploadUrl.</source>
        <translation>apiUrl und uploadUrl der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>It may have expired (read results live for a day, write results for seven).</source>
        <translation>Es kann abgelaufen sein (Leseergebnisse bestehen einen Tag, Schreibergebnisse sieben).</translation>
    </message>
    <message>
        <source>Check the API names in the mapping.</source>
        <translation>Die API-Namen in der Zuordnung prüfen.</translation>
    </message>
    <message>
        <source>It is nested deeper than %1 levels at byte %2.</source>
        <translation>Es ist bei Byte %2 tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>It is not JSON: %1 at byte %2.</source>
        <translation>Es ist kein JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>The job may have been created, but its id is unknown.</source>
        <translation>Der Job kann angelegt worden sein, aber seine ID ist unbekannt.</translation>
    </message>
    <message>
        <source>The upload was answered without a file id.</source>
        <translation>Die Antwort auf das Hochladen enthält keine Datei-ID.</translation>
    </message>
    <message>
        <source>The state of the read job cannot be understood.</source>
        <translation>Der Zustand des Lesejobs ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Could not read the organisation.</source>
        <translation>Die Organisation konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the list of modules.</source>
        <translation>Die Liste der Module konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not ask for the state of read job %1.</source>
        <translation>Der Zustand des Lesejobs %1 konnte nicht erfragt werden.</translation>
    </message>
    <message>
        <source>Could not ask for the state of write job %1.</source>
        <translation>Der Zustand des Schreibjobs %1 konnte nicht erfragt werden.</translation>
    </message>
    <message>
        <source>Could not upload the file of records.</source>
        <translation>Die Datei mit Datensätzen konnte nicht hochgeladen werden.</translation>
    </message>
    <message>
        <source>Could not query the CRM.</source>
        <translation>Die Abfrage im CRM ist nicht gelungen.</translation>
    </message>
    <message>
        <source>Could not count the records of %1.</source>
        <translation>Die Datensätze von %1 konnten nicht gezählt werden.</translation>
    </message>
    <message>
        <source>customer %1 has the same e-mail address and is the profile at Klaviyo</source>
        <translation>Kunde %1 hat dieselbe E-Mail-Adresse und ist bei Klaviyo das Profil</translation>
    </message>
    <message>
        <source>customer %1 has the same telephone number; it is left out</source>
        <translation>Kunde %1 hat dieselbe Telefonnummer; sie wird weggelassen</translation>
    </message>
    <message>
        <source>Run #%1 was about one row</source>
        <translation>In Lauf #%1 ging es um eine Zeile</translation>
    </message>
    <message>
        <source>Send the row again</source>
        <translation>Die Zeile noch einmal senden</translation>
    </message>
    <message>
        <source>Run #%1 replaced the whole view</source>
        <translation>Lauf #%1 hat die ganze Ansicht ersetzt</translation>
    </message>
    <message>
        <source>a part of the table cannot be sent in this mode</source>
        <translation>ein Teil der Tabelle kann in diesem Modus nicht gesendet werden</translation>
    </message>
    <message>
        <source>Run #%1 rejected %2 records</source>
        <translation>Lauf #%1 hat %2 Datensätze abgewiesen</translation>
    </message>
    <message>
        <source>At most %1 rows can be chosen</source>
        <translation>Höchstens %1 Zeilen können gewählt werden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Project %1, %2 tables</source>
        <translation>Projekt %1, %2 Tabellen</translation>
    </message>
    <message>
        <source>The tables are those of project %1, and the connection names %2.</source>
        <translation>Die Tabellen gehören zum Projekt %1, und die Verbindung nennt %2.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>read, part %1 of %2</source>
        <translation>lesen, Teil %1 von %2</translation>
    </message>
    <message>
        <source>Try again later; the service&apos;s status page tells whether it is down</source>
        <translation>Später erneut versuchen; die Statusseite des Dienstes sagt, ob er ausgefallen ist</translation>
    </message>
    <message>
        <source>Check the proxy and the host of the connection, or try again later</source>
        <translation>Den Proxy und den Rechner der Verbindung prüfen oder später erneut versuchen</translation>
    </message>
    <message>
        <source>it is packed, and is damaged or larger than may be once unpacked</source>
        <translation>sie ist gepackt und beschädigt oder entpackt größer als erlaubt</translation>
    </message>
    <message>
        <source>Look at what the service packed; Resume fetches it again</source>
        <translation>Nachsehen, was der Dienst gepackt hat; „Fortsetzen“ holt es erneut</translation>
    </message>
    <message>
        <source>Could not add to the list.</source>
        <translation>Der Liste konnte nichts hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Could not ask for the progress of read job %1.</source>
        <translation>Der Fortschritt des Lesejobs %1 konnte nicht erfragt werden.</translation>
    </message>
    <message>
        <source>Could not ask for the state of export job %1.</source>
        <translation>Der Zustand des Exportjobs %1 konnte nicht erfragt werden.</translation>
    </message>
    <message>
        <source>Could not ask for the state of import job %1.</source>
        <translation>Der Zustand des Importjobs %1 konnte nicht erfragt werden.</translation>
    </message>
    <message>
        <source>Could not ask for the state of job %1.</source>
        <translation>Der Zustand des Jobs %1 konnte nicht erfragt werden.</translation>
    </message>
    <message>
        <source>Could not begin the batch import of the view %1.</source>
        <translation>Der Stapelimport in die Ansicht %1 konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>Could not create the import job for the view %1.</source>
        <translation>Der Importjob für die Ansicht %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not create the list.</source>
        <translation>Die Liste konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not delete records of %1.</source>
        <translation>Datensätze von %1 konnten nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Could not delete rows of %1.</source>
        <translation>Zeilen von %1 konnten nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Could not get an access token from Zoho.</source>
        <translation>Von Zoho war kein Zugriffstoken zu bekommen.</translation>
    </message>
    <message>
        <source>Could not get an access token from commercetools.</source>
        <translation>Von commercetools war kein Zugriffstoken zu bekommen.</translation>
    </message>
    <message>
        <source>Could not import into the view %1.</source>
        <translation>In die Ansicht %1 konnte nicht importiert werden.</translation>
    </message>
    <message>
        <source>Could not insert rows into %1.</source>
        <translation>In %1 konnten keine Zeilen eingefügt werden.</translation>
    </message>
    <message>
        <source>Could not list the records of %1.</source>
        <translation>Die Datensätze von %1 konnten nicht aufgelistet werden.</translation>
    </message>
    <message>
        <source>Could not read records of %1.</source>
        <translation>Datensätze von %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read row %1 of %2.</source>
        <translation>Zeile %1 von %2 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the account of the key.</source>
        <translation>Das Konto des Schlüssels konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the custom object %1.</source>
        <translation>Das Custom Object %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the errors of job %1.</source>
        <translation>Die Fehler des Jobs %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the fields of %1.</source>
        <translation>Die Felder von %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the layouts of %1.</source>
        <translation>Die Layouts von %1 konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the profiles.</source>
        <translation>Die Profile konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the variants of an item.</source>
        <translation>Die Varianten eines Artikels konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read the view %1.</source>
        <translation>Die Ansicht %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not revoke the sign-in.</source>
        <translation>Die Anmeldung konnte nicht widerrufen werden.</translation>
    </message>
    <message>
        <source>Could not send a batch to the view %1.</source>
        <translation>Ein Stapel konnte nicht an die Ansicht %1 gesendet werden.</translation>
    </message>
    <message>
        <source>Could not send the event.</source>
        <translation>Das Ereignis konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Could not update %1.</source>
        <translation>%1 konnte nicht geändert werden.</translation>
    </message>
    <message>
        <source>Could not update rows of %1.</source>
        <translation>Zeilen von %1 konnten nicht geändert werden.</translation>
    </message>
    <message>
        <source>Could not write the cache&apos;s %1.</source>
        <translation>%1 konnte nicht in den Cache geschrieben werden.</translation>
    </message>
    <message>
        <source>Could not write the custom object %1.</source>
        <translation>Das Custom Object %1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” becomes empty</source>
        <translation>„%1“ wird leer</translation>
    </message>
    <message>
        <source>Parameters, mapping and scripts</source>
        <translation>Parameter, Zuordnung und Skripte</translation>
    </message>
    <message>
        <source>customer %1 has the same e-mail address; the events go to that profile</source>
        <translation>Kunde %1 hat dieselbe E-Mail-Adresse; die Ereignisse gehen an dessen Profil</translation>
    </message>
    <message>
        <source>Run #%1: %2 rows were rejected</source>
        <translation>Lauf #%1: %2 Zeilen wurden abgewiesen</translation>
    </message>
    <message>
        <source>Run #%1 cannot be resumed: %2</source>
        <translation>Lauf #%1 kann nicht fortgesetzt werden: %2</translation>
    </message>
    <message>
        <source>Run #%1 waits for a person: %2</source>
        <translation>Lauf #%1 wartet auf einen Menschen: %2</translation>
    </message>
    <message>
        <source>Run #%1 did not end: %2</source>
        <translation>Lauf #%1 kam nicht ans Ende: %2</translation>
    </message>
    <message>
        <source>Run #%1 was stopped by a person</source>
        <translation>Lauf #%1 wurde von einem Menschen gestoppt</translation>
    </message>
    <message>
        <source>The run did not end: %1</source>
        <translation>Der Lauf kam nicht ans Ende: %1</translation>
    </message>
    <message>
        <source>read custom objects</source>
        <translation>Custom Objects lesen</translation>
    </message>
    <message>
        <source>write custom objects (the lock)</source>
        <translation>Custom Objects schreiben (die Sperre)</translation>
    </message>
    <message>
        <source>read customers</source>
        <translation>Kunden lesen</translation>
    </message>
    <message>
        <source>read orders</source>
        <translation>Bestellungen lesen</translation>
    </message>
    <message>
        <source>read products</source>
        <translation>Produkte lesen</translation>
    </message>
    <message>
        <source>read categories</source>
        <translation>Kategorien lesen</translation>
    </message>
    <message>
        <source>read inventory</source>
        <translation>Bestand lesen</translation>
    </message>
    <message>
        <source>read standalone prices</source>
        <translation>Standalone-Preise lesen</translation>
    </message>
    <message>
        <source>read payments (refunds)</source>
        <translation>Zahlungen lesen (Erstattungen)</translation>
    </message>
    <message>
        <source>read messages</source>
        <translation>Nachrichten lesen</translation>
    </message>
    <message>
        <source>The list of workspaces cannot be understood.</source>
        <translation>Die Liste der Arbeitsbereiche wird nicht verstanden.</translation>
    </message>
    <message>
        <source>The description of the view cannot be understood.</source>
        <translation>Die Beschreibung der Ansicht wird nicht verstanden.</translation>
    </message>
    <message>
        <source>The details of the last import cannot be understood.</source>
        <translation>Die Angaben zum letzten Import werden nicht verstanden.</translation>
    </message>
    <message>
        <source>The state of the import job cannot be understood.</source>
        <translation>Der Zustand des Import-Jobs wird nicht verstanden.</translation>
    </message>
    <message>
        <source>The state of the export job cannot be understood.</source>
        <translation>Der Zustand des Export-Jobs wird nicht verstanden.</translation>
    </message>
    <message>
        <source>The units that are left cannot be read: sign in with the scope ZohoAnalytics.usermanagement.read to see them before each run.</source>
        <translation>Die verbleibenden Einheiten können nicht gelesen werden: mit dem Scope ZohoAnalytics.usermanagement.read anmelden, um sie vor jedem Lauf zu sehen.</translation>
    </message>
    <message>
        <source>Check the workspace of the connection and the view of the job.</source>
        <translation>Den Arbeitsbereich der Verbindung und die Ansicht des Auftrags prüfen.</translation>
    </message>
    <message>
        <source>Compare the columns of the table and of the view, and the mapping.</source>
        <translation>Die Spalten von Tabelle und Ansicht und die Zuordnung vergleichen.</translation>
    </message>
    <message>
        <source>Look at the run&apos;s log and at the file that was sent.</source>
        <translation>Das Protokoll des Laufs und die gesendete Datei ansehen.</translation>
    </message>
    <message>
        <source>Nothing to do: the import begins anew with this file.</source>
        <translation>Nichts zu tun: Der Import beginnt mit dieser Datei neu.</translation>
    </message>
    <message>
        <source>Leave the callback out: the run asks for the state itself.</source>
        <translation>Den Callback weglassen: Der Lauf fragt selbst nach dem Zustand.</translation>
    </message>
    <message>
        <source>Report this: the request was not as the service wants it.</source>
        <translation>Das melden: Die Anfrage war nicht so, wie der Dienst sie will.</translation>
    </message>
    <message>
        <source>It is tried again: an import has the table.</source>
        <translation>Es wird noch einmal versucht: Ein Import hat die Tabelle.</translation>
    </message>
    <message>
        <source>Check the organisation and the workspace of the connection.</source>
        <translation>Organisation und Arbeitsbereich der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Choose another name: a table or view has it already.</source>
        <translation>Einen anderen Namen wählen: Eine Tabelle oder Ansicht hat ihn schon.</translation>
    </message>
    <message>
        <source>Choose a table: the view is none.</source>
        <translation>Eine Tabelle wählen: Die Ansicht ist keine.</translation>
    </message>
    <message>
        <source>Check the folder of the table.</source>
        <translation>Den Ordner der Tabelle prüfen.</translation>
    </message>
    <message>
        <source>Mend the rows that the service names, or let it skip them.</source>
        <translation>Die Zeilen berichtigen, die der Dienst nennt, oder ihn sie überspringen lassen.</translation>
    </message>
    <message>
        <source>Ask the workspace&apos;s administrator for the right to do this.</source>
        <translation>Beim Administrator des Arbeitsbereichs um das Recht dazu bitten.</translation>
    </message>
    <message>
        <source>Give the table a name.</source>
        <translation>Der Tabelle einen Namen geben.</translation>
    </message>
    <message>
        <source>Leave columns out: the table would have too many.</source>
        <translation>Spalten weglassen: Die Tabelle hätte zu viele.</translation>
    </message>
    <message>
        <source>Check the date formats of the job.</source>
        <translation>Die Datumsformate des Auftrags prüfen.</translation>
    </message>
    <message>
        <source>Confirm the e-mail address of the Zoho account.</source>
        <translation>Die E-Mail-Adresse des Zoho-Kontos bestätigen.</translation>
    </message>
    <message>
        <source>It is tried again: another row is being written.</source>
        <translation>Es wird noch einmal versucht: Eine andere Zeile wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>Name the organisation in the connection.</source>
        <translation>Die Organisation in der Verbindung nennen.</translation>
    </message>
    <message>
        <source>The result is gone: export it again.</source>
        <translation>Das Ergebnis ist nicht mehr da: erneut exportieren.</translation>
    </message>
    <message>
        <source>The table is too large for this: export it by a job.</source>
        <translation>Die Tabelle ist dafür zu groß: sie mit einem Job exportieren.</translation>
    </message>
    <message>
        <source>Look at the last import of the table.</source>
        <translation>Den letzten Import der Tabelle ansehen.</translation>
    </message>
    <message>
        <source>Ask with the account that began the job.</source>
        <translation>Mit dem Konto fragen, das den Job begonnen hat.</translation>
    </message>
    <message>
        <source>Sign in again; check that the connection names the data centre of the account.</source>
        <translation>Erneut anmelden; prüfen, ob die Verbindung das Rechenzentrum des Kontos nennt.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Erneut anmelden.</translation>
    </message>
    <message>
        <source>Ask the workspace&apos;s administrator for the right.</source>
        <translation>Beim Administrator des Arbeitsbereichs um das Recht bitten.</translation>
    </message>
    <message>
        <source>Zoho Analytics says %1</source>
        <translation>Zoho Analytics sagt %1</translation>
    </message>
    <message>
        <source>The day&apos;s API units are used up. The run goes on by itself when some are free again; send fewer rows or buy units to go faster.</source>
        <translation>Die API-Einheiten des Tages sind verbraucht. Der Lauf geht von selbst weiter, sobald wieder welche frei sind; weniger Zeilen senden oder Einheiten kaufen, damit es schneller geht.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s list of tables cannot be understood.</source>
        <translation>Catalysts Liste der Tabellen wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s list of columns cannot be understood.</source>
        <translation>Catalysts Liste der Spalten wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s count of rows cannot be understood.</source>
        <translation>Catalysts Zahl der Zeilen wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s answer about the new job cannot be understood.</source>
        <translation>Catalysts Antwort zum neuen Job wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s answer about the cache cannot be understood.</source>
        <translation>Catalysts Antwort zum Cache wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Catalyst&apos;s answer about the cache segment cannot be understood.</source>
        <translation>Catalysts Antwort zum Cache-Segment wird nicht verstanden.</translation>
    </message>
    <message>
        <source>The query failed.</source>
        <translation>Die Abfrage ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It is no SELECT.</source>
        <translation>Sie ist kein SELECT.</translation>
    </message>
    <message>
        <source>Check the project of the connection and the table of the job.</source>
        <translation>Das Projekt der Verbindung und die Tabelle des Auftrags prüfen.</translation>
    </message>
    <message>
        <source>The project&apos;s quota is used up: resume when it is free again, or raise it in the Catalyst console.</source>
        <translation>Das Kontingent des Projekts ist verbraucht: fortsetzen, wenn es wieder frei ist, oder es in der Catalyst-Konsole erhöhen.</translation>
    </message>
    <message>
        <source>A value stands twice in a unique column.</source>
        <translation>Ein Wert steht zweimal in einer eindeutigen Spalte.</translation>
    </message>
    <message>
        <source>The operation is running already: wait for it.</source>
        <translation>Der Vorgang läuft schon: auf ihn warten.</translation>
    </message>
    <message>
        <source>Results live for one day: read the page again.</source>
        <translation>Ergebnisse gibt es einen Tag lang: die Seite erneut lesen.</translation>
    </message>
    <message>
        <source>Catalyst says %1</source>
        <translation>Catalyst sagt %1</translation>
    </message>
    <message>
        <source>%1 is not taken.</source>
        <translation>%1 wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Could not read %1 of commercetools.</source>
        <translation>%1 konnte nicht aus commercetools gelesen werden.</translation>
    </message>
    <message>
        <source>Could not read %1 %2 of commercetools.</source>
        <translation>%1 %2 konnte nicht aus commercetools gelesen werden.</translation>
    </message>
    <message>
        <source>manage_key_value_documents is missing: no lock against other machines is possible.</source>
        <translation>manage_key_value_documents fehlt: Eine Sperre gegen andere Rechner ist nicht möglich.</translation>
    </message>
    <message>
        <source>Somebody else changed it at the same moment.</source>
        <translation>Jemand anderes hat es im selben Moment geändert.</translation>
    </message>
    <message>
        <source>It says %1</source>
        <translation>Der Dienst sagt %1</translation>
    </message>
    <message>
        <source>Take the scope out of the connection, or give it to the API client; check the project key behind each scope.</source>
        <translation>Den Scope aus der Verbindung nehmen oder ihn dem API-Client geben; den Projektschlüssel hinter jedem Scope prüfen.</translation>
    </message>
    <message>
        <source>The proxy looks hosts up.</source>
        <translation>Der Proxy sucht die Rechner.</translation>
    </message>
    <message>
        <source>Plain HTTP on this computer: a sandbox.</source>
        <translation>Einfaches HTTP auf diesem Rechner: eine Sandbox.</translation>
    </message>
    <message>
        <source>The certificate is valid.</source>
        <translation>Das Zertifikat ist gültig.</translation>
    </message>
    <message>
        <source>Could not start a %1.</source>
        <translation>%1 konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Could not list the jobs that are %1.</source>
        <translation>Die Jobs im Zustand %1 konnten nicht aufgelistet werden.</translation>
    </message>
    <message>
        <source>Could not create a %1.</source>
        <translation>%1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Could not read %1.</source>
        <translation>%1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Could not delete %1.</source>
        <translation>%1 konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Enter the private key of the account in the connection.</source>
        <translation>Den privaten Schlüssel des Kontos in der Verbindung eingeben.</translation>
    </message>
    <message>
        <source>Nothing to do: the same request goes out again after the pause.</source>
        <translation>Nichts zu tun: Dieselbe Anfrage wird nach der Pause erneut gesendet.</translation>
    </message>
    <message>
        <source>Another profile has one of the identifiers; merge the two in Klaviyo.</source>
        <translation>Ein anderes Profil hat eine der Kennungen; die beiden in Klaviyo zusammenführen.</translation>
    </message>
    <message>
        <source>Write https://host.</source>
        <translation>https://host schreiben.</translation>
    </message>
    <message>
        <source>Write only https://host.</source>
        <translation>Nur https://host schreiben.</translation>
    </message>
    <message>
        <source>It is neither https nor http.</source>
        <translation>Sie ist weder https noch http.</translation>
    </message>
    <message>
        <source>http:// is taken only for this computer itself (127.0.0.1 or [::1]).</source>
        <translation>http:// gilt nur für diesen Rechner selbst (127.0.0.1 oder [::1]).</translation>
    </message>
    <message>
        <source>Write https://.</source>
        <translation>https:// schreiben.</translation>
    </message>
    <message>
        <source>The day&apos;s API credits are used up. The run goes on by itself when some are free again; write fewer rows or buy credits to go faster.</source>
        <translation>Die API-Credits des Tages sind verbraucht. Der Lauf geht von selbst weiter, sobald wieder welche frei sind; weniger Zeilen schreiben oder Credits kaufen, damit es schneller geht.</translation>
    </message>
    <message>
        <source>The download address of the result is refused.</source>
        <translation>Die Download-Adresse des Ergebnisses wird abgelehnt.</translation>
    </message>
    <message>
        <source>Ask the CRM&apos;s administrator for the right in your profile.</source>
        <translation>Beim Administrator des CRM um das Recht im eigenen Profil bitten.</translation>
    </message>
    <message>
        <source>Choose another module in the job.</source>
        <translation>Im Auftrag ein anderes Modul wählen.</translation>
    </message>
    <message>
        <source>Take the field out of the job, or check its API name.</source>
        <translation>Das Feld aus dem Auftrag nehmen oder seinen API-Namen prüfen.</translation>
    </message>
    <message>
        <source>Take the field out of the job.</source>
        <translation>Das Feld aus dem Auftrag nehmen.</translation>
    </message>
    <message>
        <source>Map the fields that the layout demands.</source>
        <translation>Die Felder zuordnen, die das Layout verlangt.</translation>
    </message>
    <message>
        <source>Write at most 200 columns.</source>
        <translation>Höchstens 200 Spalten schreiben.</translation>
    </message>
    <message>
        <source>Use at most 25 conditions.</source>
        <translation>Höchstens 25 Bedingungen verwenden.</translation>
    </message>
    <message>
        <source>Use at most 20 values in one condition.</source>
        <translation>Höchstens 20 Werte in einer Bedingung verwenden.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; stands twice in one object, at byte %2.</source>
        <translation>Der Schlüssel „%1“ steht zweimal in einem Objekt, bei Byte %2.</translation>
    </message>
    <message>
        <source>%1 refused %2 %3.</source>
        <translation>%1 hat %2 %3 abgelehnt.</translation>
    </message>
    <message>
        <source>A new access token was refused too.</source>
        <translation>Auch ein neues Zugriffstoken wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1&apos;s answer to %2 %3 cannot be understood.</source>
        <translation>Die Antwort von %1 auf %2 %3 wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Check the client secret; each data centre (here &quot;%1&quot;) has its own.</source>
        <translation>Das Client-Secret prüfen; jedes Rechenzentrum (hier „%1“) hat sein eigenes.</translation>
    </message>
    <message>
        <source>type not told</source>
        <translation>Art nicht genannt</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>%1 has %2 fields</source>
        <translation>%1 hat %2 Felder</translation>
    </message>
    <message>
        <source>%1 does not answer without a file; a scratch record tells</source>
        <translation>%1 antwortet ohne Datei nicht; ein Probedatensatz zeigt es</translation>
    </message>
    <message>
        <source>%1 takes uploads</source>
        <translation>%1 nimmt Uploads an</translation>
    </message>
    <message>
        <source>%1 takes uploads, %2 does not</source>
        <translation>%1 nimmt Uploads an, %2 nicht</translation>
    </message>
    <message>
        <source>%1 has no second record</source>
        <translation>%1 hat keinen zweiten Datensatz</translation>
    </message>
    <message>
        <source>page numbers only</source>
        <translation>nur Seitenzahlen</translation>
    </message>
    <message>
        <source>a page token comes with each page</source>
        <translation>mit jeder Seite kommt ein Seitentoken</translation>
    </message>
    <message>
        <source>%1 records of %2</source>
        <translation>%1 Datensätze von %2</translation>
    </message>
    <message>
        <source>%1 with status %2</source>
        <translation>%1 mit Status %2</translation>
    </message>
    <message>
        <source>The job failed at Zoho CRM</source>
        <translation>Der Job ist bei Zoho CRM fehlgeschlagen</translation>
    </message>
    <message>
        <source>The job did not end in time</source>
        <translation>Der Job endete nicht rechtzeitig</translation>
    </message>
    <message>
        <source>%1 has no record to read</source>
        <translation>%1 hat keinen Datensatz zum Lesen</translation>
    </message>
    <message>
        <source>“%1” is the id&apos;s column; the result&apos;s address is %2; a finished job is %3</source>
        <translation>„%1“ ist die Spalte der ID; die Adresse des Ergebnisses ist %2; ein fertiger Job ist %3</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>ein Pfad</translation>
    </message>
    <message>
        <source>a whole address</source>
        <translation>eine ganze Adresse</translation>
    </message>
    <message>
        <source>the record has none</source>
        <translation>der Datensatz hat keine</translation>
    </message>
    <message>
        <source>the record of an earlier check is still there</source>
        <translation>der Datensatz einer früheren Prüfung ist noch da</translation>
    </message>
    <message>
        <source>the module has no field that would tell</source>
        <translation>das Modul hat kein Feld, das es zeigen würde</translation>
    </message>
    <message>
        <source>%1 took the file</source>
        <translation>%1 hat die Datei angenommen</translation>
    </message>
    <message>
        <source>%1 rows for one record; the words of the result are %2</source>
        <translation>%1 Zeilen für einen Datensatz; die Wörter des Ergebnisses sind %2</translation>
    </message>
    <message>
        <source>no scratch record was made</source>
        <translation>es wurde kein Probedatensatz angelegt</translation>
    </message>
    <message>
        <source>it was never made</source>
        <translation>er wurde nie angelegt</translation>
    </message>
    <message>
        <source>record %1 is deleted</source>
        <translation>Datensatz %1 ist gelöscht</translation>
    </message>
    <message>
        <source>the module has no date that can be written</source>
        <translation>das Modul hat kein Datum, das geschrieben werden kann</translation>
    </message>
    <message>
        <source>02/03/2001 became “%1”</source>
        <translation>aus 02/03/2001 wurde „%1“</translation>
    </message>
    <message>
        <source>neither MM/dd/yyyy nor ISO 8601 was taken</source>
        <translation>weder MM/dd/yyyy noch ISO 8601 wurde angenommen</translation>
    </message>
    <message>
        <source>the record holds “%1”</source>
        <translation>der Datensatz enthält „%1“</translation>
    </message>
    <message>
        <source>the module has no field with several values</source>
        <translation>das Modul hat kein Feld mit mehreren Werten</translation>
    </message>
    <message>
        <source>neither semicolons nor commas were taken</source>
        <translation>weder Semikolons noch Kommas wurden angenommen</translation>
    </message>
    <message>
        <source>two values did not become two</source>
        <translation>aus zwei Werten wurden nicht zwei</translation>
    </message>
    <message>
        <source>none of a value&apos;s words was taken</source>
        <translation>keines der Wörter eines Wertes wurde angenommen</translation>
    </message>
    <message>
        <source>%1 values are taken</source>
        <translation>Werte werden angenommen: %1</translation>
    </message>
    <message>
        <source>%1 values are taken and actual ones are not: give them in the mapping, by the transform “map”</source>
        <translation>Werte werden angenommen (%1), die eigentlichen nicht: sie in der Zuordnung angeben, mit der Umwandlung „map“</translation>
    </message>
    <message>
        <source>The write job failed.</source>
        <translation>Der Schreib-Job ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The state of the write job cannot be understood.</source>
        <translation>Der Zustand des Schreib-Jobs wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Zoho&apos;s list of layouts cannot be understood.</source>
        <translation>Zohos Liste der Layouts wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Zoho&apos;s list of %1 cannot be understood.</source>
        <translation>Zohos Liste (%1) wird nicht verstanden.</translation>
    </message>
    <message>
        <source>It is about %1 rows of %2.</source>
        <translation>Sie betrifft %1 Zeilen von %2.</translation>
    </message>
    <message>
        <source>It does not say what became of row %1.</source>
        <translation>Sie sagt nicht, was aus Zeile %1 wurde.</translation>
    </message>
    <message>
        <source>At the place of row %1 stands another record.</source>
        <translation>An der Stelle von Zeile %1 steht ein anderer Datensatz.</translation>
    </message>
    <message>
        <source>Could not %1 %2 records of %3.</source>
        <translation>Datensätze von %3 konnten nicht geschrieben werden (%1, %2).</translation>
    </message>
    <message>
        <source>The connection was changed elsewhere meanwhile</source>
        <translation>Die Verbindung wurde inzwischen anderswo geändert</translation>
    </message>
    <message>
        <source>There and in the form, this was changed: %1</source>
        <translation>Dort und im Formular wurde dies geändert: %1</translation>
    </message>
    <message>
        <source>Close the form, open it again and change what is stored now</source>
        <translation>Schließen Sie das Formular, öffnen Sie es erneut und ändern Sie, was jetzt gespeichert ist</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Speichern Sie sie erneut</translation>
    </message>
    <message>
        <source>The %1 “%2” is not understood</source>
        <translation>%1 „%2“ wird nicht verstanden</translation>
    </message>
    <message>
        <source>Use a number or three letters, such as %1</source>
        <translation>Eine Zahl oder drei Buchstaben verwenden, etwa %1</translation>
    </message>
    <message>
        <source>Use numbers, such as %1</source>
        <translation>Zahlen verwenden, etwa %1</translation>
    </message>
    <message>
        <source>The %1 %2 is not between %3 and %4</source>
        <translation>%1 %2 liegt nicht zwischen %3 und %4</translation>
    </message>
    <message>
        <source>The %1 has nothing beside a comma</source>
        <translation>%1: Neben einem Komma steht nichts</translation>
    </message>
    <message>
        <source>The %1 “%2” ends before it begins</source>
        <translation>%1 „%2“ endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>Write two ranges with a comma between</source>
        <translation>Zwei Bereiche mit einem Komma dazwischen schreiben</translation>
    </message>
    <message>
        <source>The step “%1” of the %2 is not a number from 1</source>
        <translation>Die Schrittweite „%1“ (%2) ist keine Zahl ab 1</translation>
    </message>
    <message>
        <source>The %1 “%2” has a step and no range</source>
        <translation>%1 „%2“ hat eine Schrittweite und keinen Bereich</translation>
    </message>
    <message>
        <source>Write %1-%2/%3, or */%3</source>
        <translation>%1-%2/%3 oder */%3 schreiben</translation>
    </message>
    <message>
        <source>None of these months has a day %1</source>
        <translation>Keiner dieser Monate hat einen Tag %1</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>The %1 of “%2” is not there</source>
        <translation>Bei „%2“ fehlt: %1</translation>
    </message>
    <message>
        <source>Sign in again, or enter it in the connection</source>
        <translation>Erneut anmelden oder es in der Verbindung eingeben</translation>
    </message>
    <message>
        <source>Import the alert again with its secrets</source>
        <translation>Die Benachrichtigung mit ihren Geheimnissen erneut importieren</translation>
    </message>
    <message>
        <source>The mapping file %1 of “%2”</source>
        <translation>Die Zuordnungsdatei %1 von „%2“</translation>
    </message>
    <message>
        <source>The script %1 of “%2” cannot be read</source>
        <translation>Das Skript %1 von „%2“ kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The connection file</source>
        <translation>Die Verbindungsdatei</translation>
    </message>
    <message>
        <source>The job file</source>
        <translation>Die Auftragsdatei</translation>
    </message>
    <message>
        <source>The alert file</source>
        <translation>Die Benachrichtigungsdatei</translation>
    </message>
    <message>
        <source>The variables of the plugin were not taken over</source>
        <translation>Die Variablen des Plugins wurden nicht übernommen</translation>
    </message>
    <message>
        <source>Correct MODULE or FIELDS_TO_BE_PROCESSED</source>
        <translation>MODULE oder FIELDS_TO_BE_PROCESSED berichtigen</translation>
    </message>
    <message>
        <source>The diagnostics were not saved in %1</source>
        <translation>Die Diagnosedaten wurden nicht in %1 gespeichert</translation>
    </message>
    <message>
        <source>Choose another folder, then save again</source>
        <translation>Einen anderen Ordner wählen, dann erneut speichern</translation>
    </message>
    <message>
        <source>Run #%1 rejected no record %2</source>
        <translation>Lauf #%1 hat keinen Datensatz %2 abgewiesen</translation>
    </message>
    <message>
        <source>Choose among the records that it rejected, or retry all of them</source>
        <translation>Unter den abgewiesenen Datensätzen wählen oder alle wiederholen</translation>
    </message>
    <message>
        <source>Run #%1 %2</source>
        <translation>Lauf #%1 %2</translation>
    </message>
    <message>
        <source>cannot be resumed</source>
        <translation>kann nicht fortgesetzt werden</translation>
    </message>
    <message>
        <source>cannot be checked</source>
        <translation>kann nicht geprüft werden</translation>
    </message>
    <message>
        <source>cannot be exported</source>
        <translation>kann nicht exportiert werden</translation>
    </message>
    <message>
        <source>Run #%1 is not interrupted</source>
        <translation>Lauf #%1 ist nicht unterbrochen</translation>
    </message>
    <message>
        <source>Its data was erased; the counts are what is left of it</source>
        <translation>Seine Daten wurden gelöscht; übrig sind die Zahlen</translation>
    </message>
    <message>
        <source>Its files were deleted: they were older than %1 days (setting %2)</source>
        <translation>Seine Dateien wurden gelöscht: Sie waren älter als %1 Tage (Einstellung %2)</translation>
    </message>
    <message>
        <source>Set one: sluice-cli schedules set NAME &quot;0 2 * * *&quot;</source>
        <translation>Einen angeben: sluice-cli schedules set NAME &quot;0 2 * * *&quot;</translation>
    </message>
    <message>
        <source>“%1” is no whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 must be the whole path of a file</source>
        <translation>%1 muss der ganze Pfad einer Datei sein</translation>
    </message>
    <message>
        <source>Signed out here, but Zoho still holds the sign-in</source>
        <translation>Hier abgemeldet, aber Zoho hält die Anmeldung noch</translation>
    </message>
    <message>
        <source>End it at %1, under Sessions, Connected Apps</source>
        <translation>Sie unter %1 beenden, bei Sessions, Connected Apps</translation>
    </message>
    <message>
        <source>Zoho&apos;s accounts page</source>
        <translation>Zohos Kontoseite</translation>
    </message>
    <message>
        <source>The web hook of “%1” was not called</source>
        <translation>Der Webhook von „%1“ wurde nicht aufgerufen</translation>
    </message>
    <message>
        <source>Check the server&apos;s name, that it offers TLS, and the alert&apos;s CA file</source>
        <translation>Den Namen des Servers, sein TLS und die CA-Datei der Benachrichtigung prüfen</translation>
    </message>
    <message>
        <source>Check the alert&apos;s user and password</source>
        <translation>Benutzer und Passwort der Benachrichtigung prüfen</translation>
    </message>
    <message>
        <source>Check sender and recipient of the alert</source>
        <translation>Absender und Empfänger der Benachrichtigung prüfen</translation>
    </message>
    <message>
        <source>Check the alert&apos;s mail server</source>
        <translation>Den Mailserver der Benachrichtigung prüfen</translation>
    </message>
    <message>
        <source>libcurl could not be loaded</source>
        <translation>libcurl konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Install the package libcurl4</source>
        <translation>Das Paket libcurl4 installieren</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>kein Code</translation>
    </message>
    <message>
        <source>Could not open the folder %1</source>
        <translation>Der Ordner %1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Could not sync the folder %1</source>
        <translation>Der Ordner %1 konnte nicht auf die Festplatte geschrieben werden</translation>
    </message>
    <message>
        <source>Could not rename %1</source>
        <translation>%1 konnte nicht umbenannt werden</translation>
    </message>
    <message>
        <source>Could not make the folder %1</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden</translation>
    </message>
    <message>
        <source>Could not write the outcome file %1</source>
        <translation>Die Ergebnisdatei %1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Could not read the outcome file %1</source>
        <translation>Die Ergebnisdatei %1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Free some space, then resume</source>
        <translation>Platz schaffen, dann fortsetzen</translation>
    </message>
    <message>
        <source>Raise the limit on the size of files (ulimit -f), then resume</source>
        <translation>Die Grenze für die Größe von Dateien (ulimit -f) erhöhen, dann fortsetzen</translation>
    </message>
    <message>
        <source>See what is wrong with the disk, then resume</source>
        <translation>Nachsehen, was mit der Festplatte nicht stimmt, dann fortsetzen</translation>
    </message>
    <message>
        <source>Choose a data directory that can be written</source>
        <translation>Ein Datenverzeichnis wählen, das beschreibbar ist</translation>
    </message>
    <message>
        <source>column %1 has no name</source>
        <translation>Spalte %1 hat keinen Namen</translation>
    </message>
    <message>
        <source>columns %1 and %2 are both called &quot;%3&quot;</source>
        <translation>die Spalten %1 und %2 heißen beide „%3“</translation>
    </message>
    <message>
        <source>columns %1 (&quot;%2&quot;) and %3 (&quot;%4&quot;) differ only in case</source>
        <translation>die Spalten %1 („%2“) und %3 („%4“) unterscheiden sich nur in Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>Spaces around %1 column names were removed</source>
        <translation>Leerzeichen um %1 Spaltennamen wurden entfernt</translation>
    </message>
    <message>
        <source>A quote stands in the middle of a field that is not quoted</source>
        <translation>Ein Anführungszeichen steht mitten in einem Feld, das nicht in Anführungszeichen steht</translation>
    </message>
    <message>
        <source>Text follows the closing quote of a field</source>
        <translation>Nach dem schließenden Anführungszeichen eines Feldes folgt Text</translation>
    </message>
    <message>
        <source>A quote is not closed before the end of the file</source>
        <translation>Ein Anführungszeichen wird bis zum Ende der Datei nicht geschlossen</translation>
    </message>
    <message>
        <source>A field is larger than %1 bytes</source>
        <translation>Ein Feld ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>The row is larger than %1 bytes</source>
        <translation>Die Zeile ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>The row contains a NUL byte</source>
        <translation>Die Zeile enthält ein NUL-Byte</translation>
    </message>
    <message>
        <source>The row contains bytes that are not valid text</source>
        <translation>Die Zeile enthält Bytes, die kein gültiger Text sind</translation>
    </message>
    <message>
        <source>Row has %1 fields, header has %2</source>
        <translation>Die Zeile hat %1 Felder, die Kopfzeile %2</translation>
    </message>
    <message>
        <source>Row has %1 fields, at most %2 are allowed</source>
        <translation>Die Zeile hat %1 Felder, höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>Download the archive again</source>
        <translation>Das Archiv erneut herunterladen</translation>
    </message>
    <message>
        <source>The archive was refused</source>
        <translation>Das Archiv wurde zurückgewiesen</translation>
    </message>
    <message>
        <source>The ZIP64 end record is missing</source>
        <translation>Der ZIP64-Endeintrag fehlt</translation>
    </message>
    <message>
        <source>The ZIP64 end record lies outside the file</source>
        <translation>Der ZIP64-Endeintrag liegt außerhalb der Datei</translation>
    </message>
    <message>
        <source>The archive is one part of several</source>
        <translation>Das Archiv ist einer von mehreren Teilen</translation>
    </message>
    <message>
        <source>The archive has no directory: it is cut off, or not a zip file</source>
        <translation>Das Archiv hat kein Verzeichnis: Es ist abgeschnitten oder keine ZIP-Datei</translation>
    </message>
    <message>
        <source>There is something behind the end of the archive</source>
        <translation>Hinter dem Ende des Archivs steht noch etwas</translation>
    </message>
    <message>
        <source>The two end records contradict each other</source>
        <translation>Die beiden Endeinträge widersprechen sich</translation>
    </message>
    <message>
        <source>The directory does not reach the end of the archive</source>
        <translation>Das Verzeichnis reicht nicht bis zum Ende des Archivs</translation>
    </message>
    <message>
        <source>The directory is damaged</source>
        <translation>Das Verzeichnis ist beschädigt</translation>
    </message>
    <message>
        <source>The directory cannot be read</source>
        <translation>Das Verzeichnis kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The directory has more entries than it counts</source>
        <translation>Das Verzeichnis hat mehr Einträge, als es zählt</translation>
    </message>
    <message>
        <source>it contains a NUL</source>
        <translation>er enthält ein NUL</translation>
    </message>
    <message>
        <source>it contains a backslash</source>
        <translation>er enthält einen umgekehrten Schrägstrich</translation>
    </message>
    <message>
        <source>it is an absolute path</source>
        <translation>er ist ein absoluter Pfad</translation>
    </message>
    <message>
        <source>it names a drive</source>
        <translation>er nennt ein Laufwerk</translation>
    </message>
    <message>
        <source>it leads to another folder</source>
        <translation>er führt in einen anderen Ordner</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not allowed: %2</source>
        <translation>Der Name „%1“ ist nicht erlaubt: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is encrypted</source>
        <translation>„%1“ ist verschlüsselt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is packed with the unknown method %2</source>
        <translation>„%1“ ist mit der unbekannten Methode %2 gepackt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a link or a device</source>
        <translation>„%1“ ist eine Verknüpfung oder ein Gerät</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder</source>
        <translation>„%1“ ist ein Ordner</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not what the directory says</source>
        <translation>„%1“ ist nicht das, was das Verzeichnis angibt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be read</source>
        <translation>„%1“ kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has another size than it declares</source>
        <translation>„%1“ hat eine andere Größe als angegeben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds more than it declares</source>
        <translation>„%1“ enthält mehr als angegeben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; unpacks to more than %2 times its size</source>
        <translation>„%1“ wird entpackt mehr als %2-mal so groß</translation>
    </message>
    <message>
        <source>The sizes of &quot;%1&quot; contradict each other</source>
        <translation>Die Größen von „%1“ widersprechen sich</translation>
    </message>
    <message>
        <source>The data of &quot;%1&quot; is missing</source>
        <translation>Die Daten von „%1“ fehlen</translation>
    </message>
    <message>
        <source>The data of &quot;%1&quot; is cut off</source>
        <translation>Die Daten von „%1“ sind abgeschnitten</translation>
    </message>
    <message>
        <source>The data of &quot;%1&quot; is damaged</source>
        <translation>Die Daten von „%1“ sind beschädigt</translation>
    </message>
    <message>
        <source>The checksum of &quot;%1&quot; is wrong</source>
        <translation>Die Prüfsumme von „%1“ ist falsch</translation>
    </message>
    <message>
        <source>Two entries are called &quot;%1&quot;</source>
        <translation>Zwei Einträge heißen „%1“</translation>
    </message>
    <message>
        <source>It would take more than %1 bytes unpacked</source>
        <translation>Entpackt wären es mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>Its entries overlap</source>
        <translation>Seine Einträge überlappen sich</translation>
    </message>
    <message>
        <source>It has %1 entries; at most %2 are allowed</source>
        <translation>Es hat %1 Einträge; höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>It has no entries, where one CSV file was expected</source>
        <translation>Es hat keine Einträge, erwartet wurde eine CSV-Datei</translation>
    </message>
    <message>
        <source>It has %1 CSV files, where one was expected; it holds: %2</source>
        <translation>Es hat %1 CSV-Dateien, erwartet wurde eine; es enthält: %2</translation>
    </message>
    <message>
        <source>The archive changed since it was opened, or it is damaged</source>
        <translation>Das Archiv hat sich seit dem Öffnen geändert oder ist beschädigt</translation>
    </message>
    <message>
        <source>Could not open the archive %1</source>
        <translation>Das Archiv %1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Could not write the archive</source>
        <translation>Das Archiv konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>It is not a regular file</source>
        <translation>Es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>It is larger than 4 GiB</source>
        <translation>Es ist größer als 4 GiB</translation>
    </message>
    <message>
        <source>An entry is larger than 4 GiB</source>
        <translation>Ein Eintrag ist größer als 4 GiB</translation>
    </message>
    <message>
        <source>The data could not be compressed</source>
        <translation>Die Daten konnten nicht gepackt werden</translation>
    </message>
    <message>
        <source>Could not compress %1</source>
        <translation>%1 konnte nicht gepackt werden</translation>
    </message>
    <message>
        <source>The file %1 is empty, though there was one</source>
        <translation>Die Datei %1 ist leer, obwohl es eine gab</translation>
    </message>
    <message>
        <source>The file %1 is gone, though there was one</source>
        <translation>Die Datei %1 ist nicht mehr da, obwohl es eine gab</translation>
    </message>
    <message>
        <source>The file %1 is gone or empty</source>
        <translation>Die Datei %1 ist nicht mehr da oder leer</translation>
    </message>
    <message>
        <source>Another process is writing to the store; it is tried again</source>
        <translation>Ein anderer Prozess schreibt in den Speicher; es wird noch einmal versucht</translation>
    </message>
    <message>
        <source>Another process writes to it</source>
        <translation>Ein anderer Prozess schreibt hinein</translation>
    </message>
    <message>
        <source>Process %1 is writing to it</source>
        <translation>Prozess %1 schreibt hinein</translation>
    </message>
    <message>
        <source>It does not know requests that were sent: its journal was deleted, or an older file was put in its place</source>
        <translation>Er kennt Anfragen nicht, die gesendet wurden: Sein Journal wurde gelöscht, oder eine ältere Datei wurde an seine Stelle gelegt</translation>
    </message>
    <message>
        <source>None of the %1 copies in the folder backup is good; the file is kept, choose another data directory to go on</source>
        <translation>Keine der %1 Kopien im Ordner backup ist in Ordnung; die Datei bleibt, zum Weiterarbeiten ein anderes Datenverzeichnis wählen</translation>
    </message>
    <message>
        <source>The newest good copy in the folder backup is %1, made %2</source>
        <translation>Die neueste gute Kopie im Ordner backup ist %1, angelegt %2</translation>
    </message>
    <message>
        <source>No run was worked on after it</source>
        <translation>Danach wurde an keinem Lauf gearbeitet</translation>
    </message>
    <message>
        <source>To be checked at the service after restoring it: %1</source>
        <translation>Nach dem Wiederherstellen beim Dienst zu prüfen: %1</translation>
    </message>
    <message>
        <source>Type: sluice-cli --data-dir &apos;%1&apos; store restore</source>
        <translation>Eingeben: sluice-cli --data-dir &apos;%1&apos; store restore</translation>
    </message>
    <message>
        <source>the later run %1</source>
        <translation>der spätere Lauf %1</translation>
    </message>
    <message>
        <source>Update Sluice</source>
        <translation>Sluice aktualisieren</translation>
    </message>
    <message>
        <source>Run: chmod 600 &apos;%1&apos;</source>
        <translation>Ausführen: chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Make one with: (umask 077; head -c 32 /dev/urandom &gt; &apos;%1&apos;)</source>
        <translation>Anlegen mit: (umask 077; head -c 32 /dev/urandom &gt; &apos;%1&apos;)</translation>
    </message>
    <message>
        <source>Write the passphrase into it, at mode 600</source>
        <translation>Die Passphrase hineinschreiben, mit den Rechten 600</translation>
    </message>
    <message>
        <source>Name its key file in SLUICE_VAULT_KEY_FILE</source>
        <translation>Seine Schlüsseldatei in SLUICE_VAULT_KEY_FILE nennen</translation>
    </message>
    <message>
        <source>Name the file with its passphrase in SLUICE_VAULT_PASSPHRASE_FILE</source>
        <translation>Die Datei mit seiner Passphrase in SLUICE_VAULT_PASSPHRASE_FILE nennen</translation>
    </message>
    <message>
        <source>Unset SLUICE_VAULT_KEY_FILE and SLUICE_VAULT_PASSPHRASE_FILE and unlock the desktop&apos;s keychain</source>
        <translation>SLUICE_VAULT_KEY_FILE und SLUICE_VAULT_PASSPHRASE_FILE aufheben und den Schlüsselbund des Desktops entsperren</translation>
    </message>
    <message>
        <source>Copy the whole address from the browser&apos;s address field</source>
        <translation>Die ganze Adresse aus dem Adressfeld des Browsers kopieren</translation>
    </message>
    <message>
        <source>Choose another CA file in the connection&apos;s network settings</source>
        <translation>In den Netzwerkeinstellungen der Verbindung eine andere CA-Datei wählen</translation>
    </message>
    <message>
        <source>it cannot be read: it is not a file</source>
        <translation>sie kann nicht gelesen werden: Es ist keine Datei</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>sie kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>it is larger than a list of certificates can be</source>
        <translation>sie ist größer, als eine Liste von Zertifikaten sein kann</translation>
    </message>
    <message>
        <source>it holds no certificate in PEM form</source>
        <translation>sie enthält kein Zertifikat im PEM-Format</translation>
    </message>
    <message>
        <source>Ask for the file in PEM form, which begins with BEGIN CERTIFICATE</source>
        <translation>Um die Datei im PEM-Format bitten, das mit BEGIN CERTIFICATE beginnt</translation>
    </message>
    <message>
        <source>Ask your organisation for its present CA file, or check this computer&apos;s clock</source>
        <translation>Die Organisation um ihre derzeitige CA-Datei bitten oder die Uhr dieses Rechners prüfen</translation>
    </message>
    <message>
        <source>its certificate expired on %1</source>
        <translation>das Zertifikat ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>its certificate holds from %1 only</source>
        <translation>das Zertifikat gilt erst ab %1</translation>
    </message>
    <message>
        <source>If your organisation has certificates of its own, add its CA file to the connection</source>
        <translation>Wenn die Organisation eigene Zertifikate hat, deren CA-Datei in der Verbindung angeben</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock; if it is right, whoever runs the host must renew its certificate</source>
        <translation>Die Uhr dieses Rechners prüfen; wenn sie stimmt, muss der Betreiber des Rechners sein Zertifikat erneuern</translation>
    </message>
    <message>
        <source>its certificate belongs to another host: %1</source>
        <translation>das Zertifikat gehört zu einem anderen Rechner: %1</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>Check the address and the network: a guest network that wants a sign-in first, or a wrong address, looks like this</source>
        <translation>Adresse und Netzwerk prüfen: So sieht ein Gastnetz aus, das zuerst eine Anmeldung verlangt, oder eine falsche Adresse</translation>
    </message>
    <message>
        <source>its certificate is signed by itself alone</source>
        <translation>das Zertifikat ist nur von sich selbst unterschrieben</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that is not known here, %1</source>
        <translation>das Zertifikat kommt von einer Stelle, die hier nicht bekannt ist: %1</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that is not known here, %1, or the host leaves out the certificates in between</source>
        <translation>das Zertifikat kommt von einer Stelle, die hier nicht bekannt ist (%1), oder der Rechner lässt die Zertifikate dazwischen weg</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>das Zertifikat wurde widerrufen</translation>
    </message>
    <message>
        <source>Do not go on; whoever runs the host must say why</source>
        <translation>Nicht weitermachen; der Betreiber des Rechners muss sagen, warum</translation>
    </message>
    <message>
        <source>it offers only TLS 1.1 or older, which is broken</source>
        <translation>er bietet nur TLS 1.1 oder älter an, das als gebrochen gilt</translation>
    </message>
    <message>
        <source>Whoever runs the host, or the proxy in between, must allow TLS 1.2 or later</source>
        <translation>Der Betreiber des Rechners oder des Proxys dazwischen muss TLS 1.2 oder neuer zulassen</translation>
    </message>
    <message>
        <source>it does not speak TLS</source>
        <translation>er spricht kein TLS</translation>
    </message>
    <message>
        <source>the proxy</source>
        <translation>der Proxy</translation>
    </message>
    <message>
        <source>the proxy %1</source>
        <translation>Proxy %1</translation>
    </message>
    <message>
        <source>the file became shorter</source>
        <translation>die Datei wurde kürzer</translation>
    </message>
    <message>
        <source>must be http://host:port, socks5://host:port, system or none</source>
        <translation>muss http://host:port, socks5://host:port, system oder none sein</translation>
    </message>
    <message>
        <source>Correct the proxy in the connection&apos;s settings</source>
        <translation>Den Proxy in den Einstellungen der Verbindung berichtigen</translation>
    </message>
    <message>
        <source>must not hold a password</source>
        <translation>darf kein Passwort enthalten</translation>
    </message>
    <message>
        <source>Take it out of the address and give it as the secret proxyPassword</source>
        <translation>Es aus der Adresse nehmen und als Geheimnis proxyPassword angeben</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Check the names in the job</source>
        <translation>Die Namen im Auftrag prüfen</translation>
    </message>
    <message>
        <source>Send less at once</source>
        <translation>Weniger auf einmal senden</translation>
    </message>
    <message>
        <source>Wait until the limit is free</source>
        <translation>Warten, bis die Grenze wieder frei ist</translation>
    </message>
    <message>
        <source>a server error</source>
        <translation>ein Serverfehler</translation>
    </message>
    <message>
        <source>a client error</source>
        <translation>ein Fehler der Anfrage</translation>
    </message>
    <message>
        <source>a redirect, which is not followed</source>
        <translation>eine Weiterleitung, der nicht gefolgt wird</translation>
    </message>
    <message>
        <source>an unexpected status</source>
        <translation>ein unerwarteter Status</translation>
    </message>
    <message>
        <source>Check the host of the connection</source>
        <translation>Den Rechner der Verbindung prüfen</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>auf Wunsch</translation>
    </message>
    <message>
        <source>lock lost</source>
        <translation>Sperre verloren</translation>
    </message>
    <message>
        <source>its process ended</source>
        <translation>sein Prozess wurde beendet</translation>
    </message>
    <message>
        <source>the program was closed</source>
        <translation>das Programm wurde geschlossen</translation>
    </message>
    <message>
        <source>the service could not be reached</source>
        <translation>der Dienst war nicht erreichbar</translation>
    </message>
    <message>
        <source>the service cannot be reached</source>
        <translation>der Dienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 records were sent and their outcome is unknown</source>
        <translation>%1 Datensätze wurden gesendet, ihr Ergebnis ist unbekannt</translation>
    </message>
    <message>
        <source>the store is busy</source>
        <translation>der Speicher ist belegt</translation>
    </message>
    <message>
        <source>the store cannot be written</source>
        <translation>der Speicher ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>the job store is locked</source>
        <translation>der Auftragsspeicher ist gesperrt</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>Festplatte voll</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>die Festplatte hat versagt</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>neuer Versuch</translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation>Grenze des Dienstes erreicht</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>another import has the target</source>
        <translation>ein anderer Import hat das Ziel</translation>
    </message>
    <message>
        <source>the lock is being settled</source>
        <translation>die Sperre wird geklärt</translation>
    </message>
    <message>
        <source>checking whether the request arrived</source>
        <translation>prüft, ob die Anfrage angekommen ist</translation>
    </message>
    <message>
        <source>the first records are being checked</source>
        <translation>die ersten Datensätze werden geprüft</translation>
    </message>
    <message>
        <source>its turn at Klaviyo</source>
        <translation>einen Platz bei Klaviyo</translation>
    </message>
    <message>
        <source>the pages before</source>
        <translation>die Seiten davor</translation>
    </message>
    <message>
        <source>the next file</source>
        <translation>die nächste Datei</translation>
    </message>
    <message>
        <source>the last pages</source>
        <translation>die letzten Seiten</translation>
    </message>
    <message>
        <source>beginning the import anew</source>
        <translation>beginnt den Import neu</translation>
    </message>
    <message>
        <source>sending files</source>
        <translation>sendet Dateien</translation>
    </message>
    <message>
        <source>all places for imports are taken</source>
        <translation>alle Plätze für Importe sind belegt</translation>
    </message>
    <message>
        <source>all places for exports are taken</source>
        <translation>alle Plätze für Exporte sind belegt</translation>
    </message>
    <message>
        <source>an import has the view</source>
        <translation>ein Import hat die Ansicht</translation>
    </message>
    <message>
        <source>looking for the rows that are refused</source>
        <translation>sucht die Zeilen, die zurückgewiesen werden</translation>
    </message>
    <message>
        <source>listing the table&apos;s rows</source>
        <translation>listet die Zeilen der Tabelle auf</translation>
    </message>
    <message>
        <source>reading categories</source>
        <translation>liest Kategorien</translation>
    </message>
    <message>
        <source>%1 in Klaviyo&apos;s catalog</source>
        <translation>%1 im Katalog von Klaviyo</translation>
    </message>
    <message>
        <source>%1 of %2 rows changed</source>
        <translation>%1 von %2 Zeilen geändert</translation>
    </message>
    <message>
        <source>no records</source>
        <translation>keine Datensätze</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>asked for by page</source>
        <translation>nach Seiten erfragt</translation>
    </message>
    <message>
        <source>read by id</source>
        <translation>nach ID gelesen</translation>
    </message>
    <message>
        <source>changed since %1</source>
        <translation>geändert seit %1</translation>
    </message>
    <message>
        <source>no longer published</source>
        <translation>nicht mehr veröffentlicht</translation>
    </message>
    <message>
        <source>by changed stock</source>
        <translation>nach geändertem Bestand</translation>
    </message>
    <message>
        <source>by changed standalone prices</source>
        <translation>nach geänderten Standalone-Preisen</translation>
    </message>
    <message>
        <source>run #%1, %2 records</source>
        <translation>Lauf #%1, %2 Datensätze</translation>
    </message>
    <message>
        <source>%1: %2 of %3 records were rejected, more than %4 %</source>
        <translation>%1: %2 von %3 Datensätzen wurden abgewiesen, mehr als %4 %</translation>
    </message>
    <message>
        <source>Rows from %1: %2 of %3 rows were rejected, more than %4 %</source>
        <translation>Zeilen ab %1: %2 von %3 Zeilen wurden abgewiesen, mehr als %4 %</translation>
    </message>
    <message>
        <source>%1 of the first records are not at the service as they were sent (%2); the others are held. Look at them there; resume the run if they may go</source>
        <translation>%1 der ersten Datensätze sind nicht so beim Dienst, wie sie gesendet wurden (%2); die übrigen werden zurückgehalten. Sie dort ansehen; den Lauf fortsetzen, wenn sie gesendet werden dürfen</translation>
    </message>
    <message>
        <source>More customers have agreed than the %1 that were confirmed; the others are not subscribed</source>
        <translation>Mehr Kunden haben zugestimmt als die %1, die bestätigt wurden; die übrigen werden nicht angemeldet</translation>
    </message>
    <message>
        <source>%1 of the view&apos;s %2 rows are not in the table any more and would be deleted; the job&apos;s limits are %3 % and %4 rows</source>
        <translation>%1 der %2 Zeilen der Ansicht sind nicht mehr in der Tabelle und würden gelöscht; die Grenzen des Auftrags sind %3 % und %4 Zeilen</translation>
    </message>
    <message>
        <source>The lock of %1 is held</source>
        <translation>Die Sperre von %1 wird gehalten</translation>
    </message>
    <message>
        <source>run #%1 of “%2”, process %3, since %4</source>
        <translation>Lauf #%1 von „%2“, Prozess %3, seit %4</translation>
    </message>
    <message>
        <source>Stop the run, or wait for its end</source>
        <translation>Den Lauf stoppen oder sein Ende abwarten</translation>
    </message>
    <message>
        <source>Somebody removed it</source>
        <translation>Jemand hat sie entfernt</translation>
    </message>
    <message>
        <source>%1 on %2 has it since %3</source>
        <translation>%1 auf %2 hat sie seit %3</translation>
    </message>
    <message>
        <source>The shop&apos;s own plugin has it since %1</source>
        <translation>Das eigene Plugin des Shops hat sie seit %1</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>The %1 failed at record %2</source>
        <translation>%1 ist bei Datensatz %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>The %1 failed at record %2, line %3</source>
        <translation>%1 ist bei Datensatz %2, Zeile %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>The %1 failed at record %2 (id %3)</source>
        <translation>%1 ist bei Datensatz %2 (ID %3) fehlgeschlagen</translation>
    </message>
    <message>
        <source>The %1 failed at record %2 (id %3), line %4</source>
        <translation>%1 ist bei Datensatz %2 (ID %3), Zeile %4 fehlgeschlagen</translation>
    </message>
    <message>
        <source>script %1</source>
        <translation>Skript %1</translation>
    </message>
    <message>
        <source>command %1</source>
        <translation>Befehl %1</translation>
    </message>
    <message>
        <source>Its last words: %1</source>
        <translation>Letzte Ausgabe: %1</translation>
    </message>
    <message>
        <source>It could not be started: %1</source>
        <translation>Start nicht möglich: %1</translation>
    </message>
    <message>
        <source>dropped by the %1</source>
        <translation>verworfen durch: %1</translation>
    </message>
    <message>
        <source>The sample cannot be tried</source>
        <translation>Die Probe kann nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>Make room in the folder for temporary files</source>
        <translation>Im Ordner für temporäre Dateien Platz schaffen</translation>
    </message>
    <message>
        <source>the same id stands earlier in this run</source>
        <translation>dieselbe ID steht weiter vorn in diesem Lauf</translation>
    </message>
    <message>
        <source>the same id stands earlier in this chunk</source>
        <translation>dieselbe ID steht weiter vorn in diesem Block</translation>
    </message>
    <message>
        <source>the same ROWID stands earlier in this run</source>
        <translation>dieselbe ROWID steht weiter vorn in diesem Lauf</translation>
    </message>
    <message>
        <source>the view holds the row as it is</source>
        <translation>die Ansicht enthält die Zeile so, wie sie ist</translation>
    </message>
    <message>
        <source>the view has no such row</source>
        <translation>die Ansicht hat keine solche Zeile</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>es gibt ihn nicht mehr</translation>
    </message>
    <message>
        <source>unchanged: its events were sent before</source>
        <translation>unverändert: Die Ereignisse wurden schon gesendet</translation>
    </message>
    <message>
        <source>no event of it is switched on</source>
        <translation>keines der Ereignisse ist eingeschaltet</translation>
    </message>
    <message>
        <source>the mapping&apos;s filter on %1</source>
        <translation>der Filter der Zuordnung auf %1</translation>
    </message>
    <message>
        <source>it is larger than one request may be</source>
        <translation>er ist größer, als eine Anfrage sein darf</translation>
    </message>
    <message>
        <source>not sent: Klaviyo refused the item that it belongs to</source>
        <translation>nicht gesendet: Klaviyo hat den Artikel zurückgewiesen, zu dem er gehört</translation>
    </message>
    <message>
        <source>the shop has no record with this id</source>
        <translation>der Shop hat keinen Datensatz mit dieser ID</translation>
    </message>
    <message>
        <source>has unsubscribed at Klaviyo and is not subscribed again</source>
        <translation>hat sich bei Klaviyo abgemeldet und wird nicht wieder angemeldet</translation>
    </message>
    <message>
        <source>not subscribed: more have agreed than was confirmed for this run</source>
        <translation>nicht angemeldet: Es haben mehr zugestimmt, als für diesen Lauf bestätigt wurde</translation>
    </message>
    <message>
        <source>lost attributes could not be cleared</source>
        <translation>weggefallene Attribute konnten nicht geleert werden</translation>
    </message>
    <message>
        <source>Klaviyo refused %1 of the %2 of its job %3 and does not say which</source>
        <translation>Klaviyo hat %1 der %2 seines Jobs %3 zurückgewiesen und sagt nicht, welche</translation>
    </message>
    <message>
        <source>the parent category is not there any more or has no name</source>
        <translation>die übergeordnete Kategorie gibt es nicht mehr, oder sie hat keinen Namen</translation>
    </message>
    <message>
        <source>there is no name in the chosen locale; the first one is sent</source>
        <translation>in der gewählten Sprache gibt es keinen Namen; der erste wird gesendet</translation>
    </message>
    <message>
        <source>the telephone number cannot be written as E.164 and is left out</source>
        <translation>die Telefonnummer lässt sich nicht nach E.164 schreiben und wird weggelassen</translation>
    </message>
    <message>
        <source>the customer agreed, but there is no time of it; the profile is not subscribed</source>
        <translation>der Kunde hat zugestimmt, aber der Zeitpunkt fehlt; das Profil wird nicht angemeldet</translation>
    </message>
    <message>
        <source>the product is not there any more; its categories are not known</source>
        <translation>das Produkt gibt es nicht mehr; seine Kategorien sind nicht bekannt</translation>
    </message>
    <message>
        <source>a category of the product is not there any more</source>
        <translation>eine Kategorie des Produkts gibt es nicht mehr</translation>
    </message>
    <message>
        <source>a parent of the category is not there any more</source>
        <translation>eine übergeordnete Kategorie gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the category is not there any more; the product goes out without it</source>
        <translation>die Kategorie gibt es nicht mehr; das Produkt wird ohne sie gesendet</translation>
    </message>
    <message>
        <source>the event has %1 properties; the first %2 are sent</source>
        <translation>das Ereignis hat %1 Eigenschaften; die ersten %2 werden gesendet</translation>
    </message>
    <message>
        <source>a text is longer than %1 bytes and was cut</source>
        <translation>ein Text ist länger als %1 Bytes und wurde gekürzt</translation>
    </message>
    <message>
        <source>a list is longer than %1 and was cut</source>
        <translation>eine Liste ist länger als %1 und wurde gekürzt</translation>
    </message>
    <message>
        <source>values nested deeper than %1 were left out</source>
        <translation>Werte, die tiefer als %1 verschachtelt sind, wurden weggelassen</translation>
    </message>
    <message>
        <source>the record is not valid JSON (%1)</source>
        <translation>der Datensatz ist kein gültiges JSON (%1)</translation>
    </message>
    <message>
        <source>the e-mail address is not valid; the customer&apos;s id goes out alone</source>
        <translation>die E-Mail-Adresse ist ungültig; nur die ID des Kunden wird gesendet</translation>
    </message>
    <message>
        <source>another event of the order has the same id</source>
        <translation>ein anderes Ereignis der Bestellung hat dieselbe ID</translation>
    </message>
    <message>
        <source>the time is before 1990 or more than a year ahead</source>
        <translation>die Zeit liegt vor 1990 oder mehr als ein Jahr in der Zukunft</translation>
    </message>
    <message>
        <source>the event had %1 bytes and is sent short</source>
        <translation>das Ereignis hatte %1 Bytes und wird gekürzt gesendet</translation>
    </message>
    <message>
        <source>the order has no total; its events go out without a value</source>
        <translation>die Bestellung hat keine Summe; ihre Ereignisse werden ohne Wert gesendet</translation>
    </message>
    <message>
        <source>a refund in another currency is not part of the sum</source>
        <translation>eine Erstattung in einer anderen Währung ist nicht Teil der Summe</translation>
    </message>
    <message>
        <source>no payment is in a state that the settings ask for; the order is skipped</source>
        <translation>keine Zahlung ist in einem Zustand, den die Einstellungen verlangen; die Bestellung wird übersprungen</translation>
    </message>
    <message>
        <source>there is no image</source>
        <translation>es gibt kein Bild</translation>
    </message>
    <message>
        <source>there is no price; 0 is sent</source>
        <translation>es gibt keinen Preis; 0 wird gesendet</translation>
    </message>
    <message>
        <source>no price fits the settings today; 0 is sent</source>
        <translation>heute passt kein Preis zu den Einstellungen; 0 wird gesendet</translation>
    </message>
    <message>
        <source>the metadata has %1 bytes, at most %2 are accepted; it is left out</source>
        <translation>die Metadaten haben %1 Bytes, höchstens %2 werden angenommen; sie werden weggelassen</translation>
    </message>
    <message>
        <source>%1 holds the mark of a hidden value: put the value in its place, or leave the column out of the file</source>
        <translation>%1 enthält das Zeichen für einen verborgenen Wert: den Wert an seine Stelle setzen oder die Spalte aus der Datei weglassen</translation>
    </message>
    <message>
        <source>tells no offset, and the mapping names no time zone</source>
        <translation>nennt keinen Versatz, und die Zuordnung nennt keine Zeitzone</translation>
    </message>
    <message>
        <source>is no day and time of the form 2026-01-31T23:59:59+01:00</source>
        <translation>ist kein Zeitpunkt der Form 2026-01-31T23:59:59+01:00</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>Zoho CRM skipped the record and gave no reason</source>
        <translation>Zoho CRM hat den Datensatz übersprungen und keinen Grund genannt</translation>
    </message>
    <message>
        <source>Zoho CRM refused the record and gave no reason</source>
        <translation>Zoho CRM hat den Datensatz zurückgewiesen und keinen Grund genannt</translation>
    </message>
    <message>
        <source>run #%1 made it; it is deleted only where that is confirmed by the count</source>
        <translation>Lauf #%1 hat ihn angelegt; gelöscht wird er nur, wo das mit der Anzahl bestätigt ist</translation>
    </message>
    <message>
        <source>Analytics refused the row; what it says may hold personal data</source>
        <translation>Analytics hat die Zeile zurückgewiesen; was es dazu sagt, kann personenbezogene Daten enthalten</translation>
    </message>
    <message>
        <source>Analytics neither updated nor added the row</source>
        <translation>Analytics hat die Zeile weder aktualisiert noch hinzugefügt</translation>
    </message>
    <message>
        <source>The pattern &quot;%1&quot; needs too many steps on this value.</source>
        <translation>Das Muster „%1“ braucht bei diesem Wert zu viele Schritte.</translation>
    </message>
    <message>
        <source>The script %1 failed</source>
        <translation>Das Skript %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The command %1 failed</source>
        <translation>Der Befehl %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The %1 failed, line %2</source>
        <translation>%1 ist fehlgeschlagen, Zeile %2</translation>
    </message>
    <message>
        <source>the profile goes out without it</source>
        <translation>das Profil wird ohne sie gesendet</translation>
    </message>
    <message>
        <source>Sign in again with all scopes that the sign-in dialog lists.</source>
        <translation>Mit allen Scopes, die der Anmeldedialog auflistet, erneut anmelden.</translation>
    </message>
    <message>
        <source>Make an API client with the scopes that the connection&apos;s dialog lists.</source>
        <translation>Einen API-Client mit den Scopes anlegen, die der Dialog der Verbindung auflistet.</translation>
    </message>
    <message>
        <source>Register the client as Self Client in Zoho&apos;s API console and use the scopes that the sign-in dialog lists.</source>
        <translation>Den Client in Zohos API-Konsole als Self Client registrieren und die Scopes verwenden, die der Anmeldedialog auflistet.</translation>
    </message>
    <message>
        <source>What was read of the module is not what is written now</source>
        <translation>Was vom Modul gelesen wurde, ist nicht das, was jetzt geschrieben wird</translation>
    </message>
    <message>
        <source>Stopped while the records were sorted</source>
        <translation>Gestoppt, während die Datensätze sortiert wurden</translation>
    </message>
    <message>
        <source>Resume later; the records read so far are kept</source>
        <translation>Später fortsetzen; die bisher gelesenen Datensätze bleiben</translation>
    </message>
    <message>
        <source>Nothing was deleted or put back: %1 of the records that run #%2 made can go</source>
        <translation>Nichts wurde gelöscht oder zurückgesetzt: %1 der Datensätze, die Lauf #%2 angelegt hat, können gelöscht werden</translation>
    </message>
    <message>
        <source>Somebody deleted them</source>
        <translation>Jemand hat sie gelöscht</translation>
    </message>
    <message>
        <source>What the records held that it changed was not read</source>
        <translation>Was in den geänderten Datensätzen stand, wurde nicht gelesen</translation>
    </message>
    <message>
        <source>Its written.csv names them</source>
        <translation>Seine written.csv nennt sie</translation>
    </message>
    <message>
        <source>%1 goes before %2, which it looks up</source>
        <translation>%1 kommt vor %2, worin es nachschlägt</translation>
    </message>
    <message>
        <source>There is no view “%1” in the workspace</source>
        <translation>Im Arbeitsbereich gibt es keine Ansicht „%1“</translation>
    </message>
    <message>
        <source>Copy the table first: that makes it</source>
        <translation>Zuerst die Tabelle kopieren: Das legt sie an</translation>
    </message>
    <message>
        <source>Choose another view</source>
        <translation>Eine andere Ansicht wählen</translation>
    </message>
    <message>
        <source>The column %1 has a type that is not known</source>
        <translation>Die Spalte %1 hat einen unbekannten Typ</translation>
    </message>
    <message>
        <source>Leave it out, or add it in Analytics by hand</source>
        <translation>Sie weglassen oder in Analytics von Hand anlegen</translation>
    </message>
    <message>
        <source>The table has columns that the view “%1” lacks</source>
        <translation>Die Tabelle hat Spalten, die in der Ansicht „%1“ fehlen</translation>
    </message>
    <message>
        <source>Let the job add them or leave them out (newColumns: add or ignore)</source>
        <translation>Den Auftrag sie hinzufügen oder weglassen lassen (newColumns: add oder ignore)</translation>
    </message>
    <message>
        <source>There is no view %1 in the workspace</source>
        <translation>Im Arbeitsbereich gibt es keine Ansicht %1</translation>
    </message>
    <message>
        <source>Name a view that is there, or give a name for a new one</source>
        <translation>Eine vorhandene Ansicht nennen oder einen Namen für eine neue angeben</translation>
    </message>
    <message>
        <source>The view %1 is not that of the job</source>
        <translation>Die Ansicht %1 ist nicht die des Auftrags</translation>
    </message>
    <message>
        <source>“%1” has the id %2</source>
        <translation>„%1“ hat die ID %2</translation>
    </message>
    <message>
        <source>Leave the id out, or correct it</source>
        <translation>Die ID weglassen oder berichtigen</translation>
    </message>
    <message>
        <source>The file is sent again; rows that are there are updated</source>
        <translation>Die Datei wird erneut gesendet; vorhandene Zeilen werden aktualisiert</translation>
    </message>
    <message>
        <source>It has more rows than its chunk</source>
        <translation>Sie hat mehr Zeilen als ihr Block</translation>
    </message>
    <message>
        <source>It has %1 rows, its chunk %2</source>
        <translation>Sie hat %1 Zeilen, ihr Block %2</translation>
    </message>
    <message>
        <source>Could not write or read %1</source>
        <translation>%1 konnte nicht geschrieben oder gelesen werden</translation>
    </message>
    <message>
        <source>The file of the records that were read is damaged</source>
        <translation>Die Datei der gelesenen Datensätze ist beschädigt</translation>
    </message>
    <message>
        <source>“%1” was given</source>
        <translation>„%1“ wurde angegeben</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>not processed by the service</source>
        <translation>vom Dienst nicht verarbeitet</translation>
    </message>
    <message>
        <source>not processed yet</source>
        <translation>noch nicht verarbeitet</translation>
    </message>
    <message>
        <source>sent, the outcome is unknown</source>
        <translation>gesendet, das Ergebnis ist unbekannt</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>muss Text sein</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>muss eines sein von %1</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>muss ein Objekt sein</translation>
    </message>
    <message>
        <source>must be the name of a field</source>
        <translation>muss der Name eines Feldes sein</translation>
    </message>
    <message>
        <source>must be the name of a .js file beside the job file</source>
        <translation>muss der Name einer .js-Datei neben der Auftragsdatei sein</translation>
    </message>
    <message>
        <source>is a column that every processor has</source>
        <translation>ist eine Spalte, die jede Verarbeitung hat</translation>
    </message>
    <message>
        <source>stands in the list twice</source>
        <translation>steht zweimal in der Liste</translation>
    </message>
    <message>
        <source>is missing: the text of the script</source>
        <translation>fehlt: der Text des Skripts</translation>
    </message>
    <message>
        <source>must not be more than %1</source>
        <translation>darf nicht mehr als %1 sein</translation>
    </message>
    <message>
        <source>must not hold the character NUL</source>
        <translation>darf das Zeichen NUL nicht enthalten</translation>
    </message>
    <message>
        <source>or writes must name a field</source>
        <translation>oder writes muss ein Feld nennen</translation>
    </message>
    <message>
        <source>another field has this name already</source>
        <translation>ein anderes Feld hat diesen Namen schon</translation>
    </message>
    <message>
        <source>is not a field name</source>
        <translation>ist kein Feldname</translation>
    </message>
    <message>
        <source>stands in the table twice (case and outer spaces do not count)</source>
        <translation>steht zweimal in der Tabelle (Groß- und Kleinschreibung und äußere Leerzeichen zählen nicht)</translation>
    </message>
    <message>
        <source>needs one of words, atLeast, atMost</source>
        <translation>braucht eines von words, atLeast, atMost</translation>
    </message>
    <message>
        <source>needs either oneOf, or country and dialCodes</source>
        <translation>braucht entweder oneOf oder country und dialCodes</translation>
    </message>
    <message>
        <source>must not be longer than %1 characters</source>
        <translation>darf nicht länger als %1 Zeichen sein</translation>
    </message>
    <message>
        <source>has a \ at character %1 with none of { } \ n t behind it</source>
        <translation>hat bei Zeichen %1 ein \, auf das keines von { } \ n t folgt</translation>
    </message>
    <message>
        <source>has a {{ at character %1 without its }}</source>
        <translation>hat bei Zeichen %1 ein {{ ohne sein }}</translation>
    </message>
    <message>
        <source>has a {{ }} at character %1 without a name</source>
        <translation>hat bei Zeichen %1 ein {{ }} ohne Namen</translation>
    </message>
    <message>
        <source>stands among true, too</source>
        <translation>steht auch unter true</translation>
    </message>
    <message>
        <source>must not be the point, too</source>
        <translation>darf nicht auch das Komma sein</translation>
    </message>
    <message>
        <source>must be the code of a country, such as IN</source>
        <translation>muss der Code eines Landes sein, etwa IN</translation>
    </message>
    <message>
        <source>must be one character</source>
        <translation>muss ein Zeichen sein</translation>
    </message>
    <message>
        <source>must be 1 or more, or -1 or less from the end</source>
        <translation>muss 1 oder mehr sein, vom Ende her -1 oder weniger</translation>
    </message>
    <message>
        <source>must name the key of the hashes, as {&quot;env&quot;:&quot;NAME&quot;}</source>
        <translation>muss den Schlüssel der Hashes nennen, als {&quot;env&quot;:&quot;NAME&quot;}</translation>
    </message>
    <message>
        <source>must be the name of an environment variable</source>
        <translation>muss der Name einer Umgebungsvariablen sein</translation>
    </message>
    <message>
        <source>has a &apos; without its second one</source>
        <translation>hat ein &apos; ohne das zweite</translation>
    </message>
    <message>
        <source>must have yyyy, a month and a day once each</source>
        <translation>muss yyyy, einen Monat und einen Tag je einmal haben</translation>
    </message>
    <message>
        <source>must have the hour once: H, or h together with a</source>
        <translation>muss die Stunde einmal haben: H, oder h zusammen mit a</translation>
    </message>
    <message>
        <source>must have minutes and seconds once, and with an hour</source>
        <translation>muss Minuten und Sekunden einmal haben, und mit einer Stunde</translation>
    </message>
    <message>
        <source>is not a valid pattern: %1 at character %2</source>
        <translation>ist kein gültiges Muster: %1 bei Zeichen %2</translation>
    </message>
    <message>
        <source>is no known time zone; write it as Europe/Berlin</source>
        <translation>ist keine bekannte Zeitzone; als Europe/Berlin schreiben</translation>
    </message>
    <message>
        <source>must be a number from %1 to %2</source>
        <translation>muss eine Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>must not hold more than %1 addresses</source>
        <translation>darf nicht mehr als %1 Adressen enthalten</translation>
    </message>
    <message>
        <source>must be a mail address such as name@example.com</source>
        <translation>muss eine E-Mail-Adresse sein, etwa name@example.com</translation>
    </message>
    <message>
        <source>must be smtps://host:port, or smtp://host:port for STARTTLS</source>
        <translation>muss smtps://host:port sein, oder smtp://host:port für STARTTLS</translation>
    </message>
    <message>
        <source>must be required with smtps://</source>
        <translation>muss bei smtps:// required sein</translation>
    </message>
    <message>
        <source>may be off for this computer only (127.0.0.1 or [::1]); the server must offer STARTTLS</source>
        <translation>darf nur für diesen Rechner aus sein (127.0.0.1 oder [::1]); der Server muss STARTTLS anbieten</translation>
    </message>
    <message>
        <source>must name somebody</source>
        <translation>muss jemanden nennen</translation>
    </message>
    <message>
        <source>must be system, http://host:port or socks5://host:port</source>
        <translation>muss system, http://host:port oder socks5://host:port sein</translation>
    </message>
    <message>
        <source>must not name a user</source>
        <translation>darf keinen Benutzer nennen</translation>
    </message>
    <message>
        <source>must be an entry of alerts</source>
        <translation>muss ein Eintrag von alerts sein</translation>
    </message>
    <message>
        <source>is missing: it is the web hook&apos;s address</source>
        <translation>fehlt: Es ist die Adresse des Webhooks</translation>
    </message>
    <message>
        <source>is missing: email.user needs it</source>
        <translation>fehlt: email.user braucht es</translation>
    </message>
    <message>
        <source>must begin with https://, or http:// for this computer</source>
        <translation>muss mit https:// beginnen, für diesen Rechner auch mit http://</translation>
    </message>
    <message>
        <source>must name a condition</source>
        <translation>muss eine Bedingung nennen</translation>
    </message>
    <message>
        <source>must have email, webHook or desktop</source>
        <translation>muss email, webHook oder desktop haben</translation>
    </message>
    <message>
        <source>is not a known key; there are smtpPassword, webHookUrl</source>
        <translation>ist kein bekannter Schlüssel; es gibt smtpPassword, webHookUrl</translation>
    </message>
    <message>
        <source>is not a known key; %1 has %2</source>
        <translation>ist kein bekannter Schlüssel; %1 hat %2</translation>
    </message>
    <message>
        <source>must be sandbox, since an address is this computer&apos;s</source>
        <translation>muss sandbox sein, weil eine Adresse zu diesem Rechner gehört</translation>
    </message>
    <message>
        <source>may be off only where all of %1 are a loopback address</source>
        <translation>darf nur aus sein, wenn alle von %1 Loopback-Adressen sind</translation>
    </message>
    <message>
        <source>sandbox constants are taken only where all of %1 are a loopback address</source>
        <translation>Konstanten der Sandbox gelten nur, wenn alle von %1 Loopback-Adressen sind</translation>
    </message>
    <message>
        <source>must be # and six hexadecimal digits in lower case</source>
        <translation>muss # und sechs hexadezimale Ziffern in Kleinschreibung sein</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>needs at least one condition</source>
        <translation>braucht mindestens eine Bedingung</translation>
    </message>
    <message>
        <source>must be an API name: letters, digits and _</source>
        <translation>muss ein API-Name sein: Buchstaben, Ziffern und _</translation>
    </message>
    <message>
        <source>must be text, a number, true or false, or a list</source>
        <translation>muss Text, eine Zahl, true oder false oder eine Liste sein</translation>
    </message>
    <message>
        <source>must be a list of two</source>
        <translation>muss eine Liste aus zwei Werten sein</translation>
    </message>
    <message>
        <source>must not hold more than %1 values</source>
        <translation>darf nicht mehr als %1 Werte enthalten</translation>
    </message>
    <message>
        <source>must not hold more than %1 conditions</source>
        <translation>darf nicht mehr als %1 Bedingungen enthalten</translation>
    </message>
    <message>
        <source>must not hold more than %1 names</source>
        <translation>darf nicht mehr als %1 Namen enthalten</translation>
    </message>
    <message>
        <source>must not hold more than %1 ids</source>
        <translation>darf nicht mehr als %1 IDs enthalten</translation>
    </message>
    <message>
        <source>must not hold more than %1</source>
        <translation>darf nicht mehr als %1 enthalten</translation>
    </message>
    <message>
        <source>is newer than this program, which reads version %1; use a newer program</source>
        <translation>ist neuer als dieses Programm, das Version %1 liest; ein neueres Programm verwenden</translation>
    </message>
    <message>
        <source>must not hold control or direction characters</source>
        <translation>darf keine Steuer- oder Richtungszeichen enthalten</translation>
    </message>
    <message>
        <source>must not begin or end with a blank</source>
        <translation>darf nicht mit einem Leerzeichen beginnen oder enden</translation>
    </message>
    <message>
        <source>is the name of %1[%2] too</source>
        <translation>ist auch der Name von %1[%2]</translation>
    </message>
    <message>
        <source>must be an address such as https://host</source>
        <translation>muss eine Adresse wie https://host sein</translation>
    </message>
    <message>
        <source>must begin with https://</source>
        <translation>muss mit https:// beginnen</translation>
    </message>
    <message>
        <source>must begin with https:// or http://</source>
        <translation>muss mit https:// oder http:// beginnen</translation>
    </message>
    <message>
        <source>must not hold a user name or password</source>
        <translation>darf keinen Benutzernamen und kein Passwort enthalten</translation>
    </message>
    <message>
        <source>must not have a query or fragment</source>
        <translation>darf keine Abfrage und kein Fragment haben</translation>
    </message>
    <message>
        <source>http:// is accepted for this computer only (127.0.0.1 or [::1]); use https://</source>
        <translation>http:// gilt nur für diesen Rechner (127.0.0.1 oder [::1]); https:// verwenden</translation>
    </message>
    <message>
        <source>must be an object or the name of a .json file beside this one</source>
        <translation>muss ein Objekt oder der Name einer .json-Datei neben dieser sein</translation>
    </message>
    <message>
        <source>must be the connection that is the source too</source>
        <translation>muss die Verbindung sein, die auch die Quelle ist</translation>
    </message>
    <message>
        <source>must be the id of a view, in digits</source>
        <translation>muss die ID einer Ansicht sein, in Ziffern</translation>
    </message>
    <message>
        <source>is for one run and cannot be saved in a job</source>
        <translation>gilt für einen Lauf und kann nicht in einem Auftrag gespeichert werden</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>ist zu lang</translation>
    </message>
    <message>
        <source>must be digits, as text</source>
        <translation>muss aus Ziffern bestehen, als Text</translation>
    </message>
    <message>
        <source>must be org, or a time zone such as Asia/Kolkata</source>
        <translation>muss org oder eine Zeitzone wie Asia/Kolkata sein</translation>
    </message>
    <message>
        <source>must be a project key: lower-case letters, digits, - and _</source>
        <translation>muss ein Projektschlüssel sein: Kleinbuchstaben, Ziffern, - und _</translation>
    </message>
    <message>
        <source>must be scopes with blanks between them</source>
        <translation>muss aus Scopes mit Leerzeichen dazwischen bestehen</translation>
    </message>
    <message>
        <source>must be a revision such as 2026-07-15</source>
        <translation>muss eine Revision wie 2026-07-15 sein</translation>
    </message>
    <message>
        <source>must be the whole path of a file</source>
        <translation>muss der ganze Pfad einer Datei sein</translation>
    </message>
    <message>
        <source>must have at most %1 characters</source>
        <translation>darf höchstens %1 Zeichen haben</translation>
    </message>
    <message>
        <source>addresses of this computer and of others are mixed; name all of %1</source>
        <translation>Adressen dieses Rechners und anderer sind gemischt; alle von %1 nennen</translation>
    </message>
    <message>
        <source>must have five fields, such as 0 2 * * *, or be @daily or another of its kind</source>
        <translation>muss fünf Felder haben, etwa 0 2 * * *, oder @daily oder ein anderes dieser Art sein</translation>
    </message>
    <message>
        <source>must be a time zone such as Europe/Berlin</source>
        <translation>muss eine Zeitzone wie Europe/Berlin sein</translation>
    </message>
    <message>
        <source>must be an id: letters, digits, - and _</source>
        <translation>muss eine ID sein: Buchstaben, Ziffern, - und _</translation>
    </message>
    <message>
        <source>must be a time with its offset, such as 2026-01-31T08:00:00Z</source>
        <translation>muss ein Zeitpunkt mit Versatz sein, etwa 2026-01-31T08:00:00Z</translation>
    </message>
    <message>
        <source>must be a time with its offset, 2026-01-31T08:00:00Z</source>
        <translation>muss ein Zeitpunkt mit Versatz sein, etwa 2026-01-31T08:00:00Z</translation>
    </message>
    <message>
        <source>must name what is to be sent</source>
        <translation>muss nennen, was gesendet werden soll</translation>
    </message>
    <message>
        <source>must say where to begin</source>
        <translation>muss sagen, wo begonnen wird</translation>
    </message>
    <message>
        <source>must say since when</source>
        <translation>muss sagen, seit wann</translation>
    </message>
    <message>
        <source>needs one resource: ids are of one kind</source>
        <translation>braucht eine Ressource: IDs sind von einer Art</translation>
    </message>
    <message>
        <source>belongs to the mode “failures”</source>
        <translation>gehört zum Modus „failures“</translation>
    </message>
    <message>
        <source>must be the resource whose lock is broken</source>
        <translation>muss die Ressource sein, deren Sperre gebrochen wird</translation>
    </message>
    <message>
        <source>must be said, too</source>
        <translation>muss auch angegeben werden</translation>
    </message>
    <message>
        <source>is for categories or products</source>
        <translation>gilt für Kategorien oder Produkte</translation>
    </message>
    <message>
        <source>must be the word “%1”</source>
        <translation>muss das Wort „%1“ sein</translation>
    </message>
    <message>
        <source>must be %1 capital letters</source>
        <translation>muss aus %1 Großbuchstaben bestehen</translation>
    </message>
    <message>
        <source>is no locale</source>
        <translation>ist keine Sprache (Locale)</translation>
    </message>
    <message>
        <source>must say where the time of the consent stands</source>
        <translation>muss sagen, wo die Zeit der Einwilligung steht</translation>
    </message>
    <message>
        <source>must have 1 to 127 characters</source>
        <translation>muss 1 bis 127 Zeichen haben</translation>
    </message>
    <message>
        <source>is not a known event</source>
        <translation>ist kein bekanntes Ereignis</translation>
    </message>
    <message>
        <source>has {{ without }}</source>
        <translation>hat {{ ohne }}</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3</source>
        <translation>%1 muss eine ganze Zahl von %2 bis %3 sein</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 muss true oder false sein</translation>
    </message>
    <message>
        <source>%1 is not known</source>
        <translation>%1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>operation must be update, insert or upsert, not “%1”</source>
        <translation>operation muss update, insert oder upsert sein, nicht „%1“</translation>
    </message>
    <message>
        <source>findBy must be id or the API name of a unique field</source>
        <translation>findBy muss id oder der API-Name eines eindeutigen Feldes sein</translation>
    </message>
    <message>
        <source>findBy must name the field by which records are found</source>
        <translation>findBy muss das Feld nennen, über das Datensätze gefunden werden</translation>
    </message>
    <message>
        <source>writeBy must be auto, bulk or record</source>
        <translation>writeBy muss auto, bulk oder record sein</translation>
    </message>
    <message>
        <source>automations must be service or none</source>
        <translation>automations muss service oder none sein</translation>
    </message>
    <message>
        <source>automations can be none only with the record API: bulk write cannot be told</source>
        <translation>automations kann nur mit der Record-API none sein: Bulk Write lässt sich das nicht sagen</translation>
    </message>
    <message>
        <source>the record API takes lookups by id only, and lists by ; or ,: change the mapping</source>
        <translation>die Record-API nimmt Nachschlagefelder nur über die ID und Listen nur mit ; oder ,: die Zuordnung ändern</translation>
    </message>
    <message>
        <source>the record API upserts by a unique field: findBy must name one</source>
        <translation>die Record-API führt Upserts über ein eindeutiges Feld aus: findBy muss eines nennen</translation>
    </message>
    <message>
        <source>the record API updates by id: findBy must be id</source>
        <translation>die Record-API aktualisiert über die ID: findBy muss id sein</translation>
    </message>
    <message>
        <source>guard must be true or false</source>
        <translation>guard muss true oder false sein</translation>
    </message>
    <message>
        <source>customView must be the id of a view, in digits</source>
        <translation>customView muss die ID einer Ansicht sein, in Ziffern</translation>
    </message>
    <message>
        <source>the job reads no file any more: retry run #%1 as it was</source>
        <translation>der Auftrag liest keine Datei mehr: Lauf #%1 so wiederholen, wie er war</translation>
    </message>
    <message>
        <source>a file&apos;s records are chosen by rows or pages only</source>
        <translation>die Datensätze einer Datei werden nur nach Zeilen oder Seiten gewählt</translation>
    </message>
    <message>
        <source>operation cannot be %1 where records go to a file</source>
        <translation>operation kann nicht %1 sein, wenn Datensätze in eine Datei gehen</translation>
    </message>
    <message>
        <source>records go from a file to the CRM, or from the CRM to a file, not both</source>
        <translation>Datensätze gehen aus einer Datei ins CRM oder aus dem CRM in eine Datei, nicht beides</translation>
    </message>
    <message>
        <source>module must be the API name of a module</source>
        <translation>module muss der API-Name eines Moduls sein</translation>
    </message>
    <message>
        <source>fields holds “%1”, which is no API name</source>
        <translation>fields enthält „%1“, das kein API-Name ist</translation>
    </message>
    <message>
        <source>holds %1 ids; at most %2 can be chosen, for more use criteria or a time</source>
        <translation>enthält %1 IDs; höchstens %2 sind wählbar, für mehr Kriterien oder eine Zeit verwenden</translation>
    </message>
    <message>
        <source>holds “%1”, which is no record id</source>
        <translation>enthält „%1“, das keine ID eines Datensatzes ist</translation>
    </message>
    <message>
        <source>only one of ids, since, rows and pages can be chosen for a run</source>
        <translation>für einen Lauf kann nur eines von ids, since, rows und pages gewählt werden</translation>
    </message>
    <message>
        <source>must be a whole path, from / on</source>
        <translation>muss ein ganzer Pfad sein, ab /</translation>
    </message>
    <message>
        <source>must have only one of source, value, template</source>
        <translation>darf nur eines von source, value, template haben</translation>
    </message>
    <message>
        <source>is the target of another rule</source>
        <translation>ist das Ziel einer anderen Regel</translation>
    </message>
    <message>
        <source>must be one of ; , |</source>
        <translation>muss eines von ; , | sein</translation>
    </message>
    <message>
        <source>is no field of the module: correct the name, or create it</source>
        <translation>ist kein Feld des Moduls: den Namen berichtigen oder das Feld anlegen</translation>
    </message>
    <message>
        <source>finds the record and cannot be changed: take it out</source>
        <translation>findet den Datensatz und kann nicht geändert werden: herausnehmen</translation>
    </message>
    <message>
        <source>is given by the CRM to new records: take it out, or update</source>
        <translation>wird neuen Datensätzen vom CRM gegeben: herausnehmen oder aktualisieren</translation>
    </message>
    <message>
        <source>(%1) cannot be written by %2: take it out</source>
        <translation>(%1) kann mit %2 nicht geschrieben werden: herausnehmen</translation>
    </message>
    <message>
        <source>looks up %1 and needs findBy: &quot;id&quot;, or a unique field of that module</source>
        <translation>schlägt in %1 nach und braucht findBy: &quot;id&quot; oder ein eindeutiges Feld jenes Moduls</translation>
    </message>
    <message>
        <source>is no lookup: take findBy out</source>
        <translation>ist kein Nachschlagefeld: findBy herausnehmen</translation>
    </message>
    <message>
        <source>is made of %1, which the file lacks: correct it</source>
        <translation>entsteht aus %1, das in der Datei fehlt: berichtigen</translation>
    </message>
    <message>
        <source>is made of %1, which the source lacks: correct the name</source>
        <translation>entsteht aus %1, das in der Quelle fehlt: den Namen berichtigen</translation>
    </message>
    <message>
        <source>is made of %1 (%2), which cannot be read: choose another field</source>
        <translation>entsteht aus %1 (%2), das nicht gelesen werden kann: ein anderes Feld wählen</translation>
    </message>
    <message>
        <source>(%1) cannot take %2 (%3) as it is: add a transform, or choose another field</source>
        <translation>(%1) kann %2 (%3) nicht so aufnehmen: eine Umwandlung hinzufügen oder ein anderes Feld wählen</translation>
    </message>
    <message>
        <source>would send %1, which is sensitive, to another connection: hash or mask it, or choose &quot;sensitive&quot;:&quot;send&quot;</source>
        <translation>würde das sensible Feld %1 an eine andere Verbindung senden: hashen oder maskieren, oder &quot;sensitive&quot;:&quot;send&quot; wählen</translation>
    </message>
    <message>
        <source>can be left out of a record only with ignoreEmpty: set it, or reject</source>
        <translation>kann nur mit ignoreEmpty aus einem Datensatz wegbleiben: es setzen oder abweisen</translation>
    </message>
    <message>
        <source>gets a constant that %1: correct it</source>
        <translation>bekommt einen festen Wert, der nicht passt (%1): berichtigen</translation>
    </message>
    <message>
        <source>is required and gets nothing: give it a value</source>
        <translation>ist Pflicht und bekommt nichts: einen Wert geben</translation>
    </message>
    <message>
        <source>%1 is required for new records and nothing fills it: map it</source>
        <translation>%1 ist für neue Datensätze Pflicht, und nichts füllt es: zuordnen</translation>
    </message>
    <message>
        <source>the job reads %1, which the module lacks</source>
        <translation>der Auftrag liest %1, das im Modul fehlt</translation>
    </message>
    <message>
        <source>modules must hold 1 to %1 objects</source>
        <translation>modules muss 1 bis %1 Objekte enthalten</translation>
    </message>
    <message>
        <source>each of the modules must be an object with a “module”</source>
        <translation>jedes Modul in modules muss ein Objekt mit „module“ sein</translation>
    </message>
    <message>
        <source>%1 stands in modules twice</source>
        <translation>%1 steht zweimal in modules</translation>
    </message>
    <message>
        <source>module and modules cannot both be there</source>
        <translation>module und modules können nicht beide da sein</translation>
    </message>
    <message>
        <source>%1 cannot be chosen of several modules: run one of them</source>
        <translation>%1 ist bei mehreren Modulen nicht wählbar: eines davon ausführen</translation>
    </message>
    <message>
        <source>sourceFile belongs into one of the modules</source>
        <translation>sourceFile gehört in eines der Module</translation>
    </message>
    <message>
        <source>the path of targetFile must have {module} in it</source>
        <translation>der Pfad von targetFile muss {module} enthalten</translation>
    </message>
    <message>
        <source>must be the name of the table</source>
        <translation>muss der Name der Tabelle sein</translation>
    </message>
    <message>
        <source>needs rowId, too</source>
        <translation>braucht auch rowId</translation>
    </message>
    <message>
        <source>must be a ROWID: digits only</source>
        <translation>muss eine ROWID sein: nur Ziffern</translation>
    </message>
    <message>
        <source>must not name more than %1 rows</source>
        <translation>darf nicht mehr als %1 Zeilen nennen</translation>
    </message>
    <message>
        <source>“%1” is no ROWID: digits only</source>
        <translation>„%1“ ist keine ROWID: nur Ziffern</translation>
    </message>
    <message>
        <source>must name no row twice</source>
        <translation>darf keine Zeile zweimal nennen</translation>
    </message>
    <message>
        <source>needs ids, too</source>
        <translation>braucht auch ids</translation>
    </message>
    <message>
        <source>and rowId, rows or pages cannot both be chosen</source>
        <translation>und rowId, rows oder pages können nicht beide gewählt werden</translation>
    </message>
    <message>
        <source>must be 0 or from %1 to %2</source>
        <translation>muss 0 oder von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>goes with incremental only</source>
        <translation>gibt es nur mit incremental</translation>
    </message>
    <message>
        <source>goes with full and incremental only</source>
        <translation>gibt es nur mit full und incremental</translation>
    </message>
    <message>
        <source>and rows cannot both be chosen</source>
        <translation>und rows können nicht beide gewählt werden</translation>
    </message>
    <message>
        <source>and a range of rows or pages cannot both be chosen</source>
        <translation>und ein Bereich von Zeilen oder Seiten können nicht beide gewählt werden</translation>
    </message>
    <message>
        <source>replaces the whole view: a part of the table cannot</source>
        <translation>ersetzt die ganze Ansicht: Ein Teil der Tabelle kann das nicht</translation>
    </message>
    <message>
        <source>must be a whole number, as the column is</source>
        <translation>muss eine ganze Zahl sein, wie die Spalte</translation>
    </message>
    <message>
        <source>must be a number, as the column is</source>
        <translation>muss eine Zahl sein, wie die Spalte</translation>
    </message>
    <message>
        <source>must be a day or a time, as 2021-08-17 or 2021-08-17 13:02:11</source>
        <translation>muss ein Tag oder eine Zeit sein, wie 2021-08-17 oder 2021-08-17 13:02:11</translation>
    </message>
    <message>
        <source>must be true or false, as the column is</source>
        <translation>muss true oder false sein, wie die Spalte</translation>
    </message>
    <message>
        <source>is the name of the column of ids</source>
        <translation>ist der Name der Spalte mit den IDs</translation>
    </message>
    <message>
        <source>hashes the column; a hash among its transforms is one too many</source>
        <translation>hasht die Spalte; ein Hash unter ihren Umwandlungen ist einer zu viel</translation>
    </message>
    <message>
        <source>always goes as it is; see rowIdType</source>
        <translation>geht immer so, wie sie ist; siehe rowIdType</translation>
    </message>
    <message>
        <source>must be the name of a column</source>
        <translation>muss der Name einer Spalte sein</translation>
    </message>
    <message>
        <source>has two rules; case does not count</source>
        <translation>hat zwei Regeln; Groß- und Kleinschreibung zählt nicht</translation>
    </message>
    <message>
        <source>is the target of another column</source>
        <translation>ist das Ziel einer anderen Spalte</translation>
    </message>
    <message>
        <source>and only cannot both be there</source>
        <translation>und only können nicht beide da sein</translation>
    </message>
    <message>
        <source>must not name ROWID, which tells the rows apart</source>
        <translation>darf ROWID nicht nennen, woran die Zeilen zu unterscheiden sind</translation>
    </message>
    <message>
        <source>is left out by without</source>
        <translation>wird durch without weggelassen</translation>
    </message>
    <message>
        <source>is not among only</source>
        <translation>ist nicht unter only</translation>
    </message>
    <message>
        <source>is among only, and its pii is out</source>
        <translation>ist unter only, und sein pii ist out</translation>
    </message>
    <message>
        <source>%1 goes into %2, which another column fills</source>
        <translation>%1 geht in %2, das eine andere Spalte füllt</translation>
    </message>
    <message>
        <source>%1 is hashed, and %2 is no text but %3</source>
        <translation>%1 wird gehasht, und %2 ist kein Text, sondern %3</translation>
    </message>
    <message>
        <source>where[%1] on %2: %3</source>
        <translation>where[%1] auf %2: %3</translation>
    </message>
    <message>
        <source>must be a range such as 1-3, 4 or 5-, counted from 1</source>
        <translation>muss ein Bereich wie 1-3, 4 oder 5- sein, gezählt ab 1</translation>
    </message>
    <message>
        <source>holds {%1}; known are {module}, {date}, {time} and {run}</source>
        <translation>enthält {%1}; bekannt sind {module}, {date}, {time} und {run}</translation>
    </message>
    <message>
        <source>may have {...} in the file&apos;s name only</source>
        <translation>darf {...} nur im Namen der Datei haben</translation>
    </message>
    <message>
        <source>must name a file</source>
        <translation>muss eine Datei nennen</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>must be a value</source>
        <translation>muss ein Wert sein</translation>
    </message>
    <message>
        <source>CT_SCOPE and CT_SCOPES differ; CT_SCOPES was taken, as the plugin does</source>
        <translation>CT_SCOPE und CT_SCOPES unterscheiden sich; CT_SCOPES gilt, wie beim Plugin</translation>
    </message>
    <message>
        <source>The scopes do not hold %1, which some imports need</source>
        <translation>In den Scopes fehlt %1; manche Importe brauchen das</translation>
    </message>
    <message>
        <source>%1 is no port and was left out</source>
        <translation>%1 ist kein Port und wurde weggelassen</translation>
    </message>
    <message>
        <source>%1: the control API takes it with sluice-cli serve --job &quot;%2&quot; --listen 127.0.0.1:%3</source>
        <translation>%1: Die Steuer-API nimmt ihn mit sluice-cli serve --job &quot;%2&quot; --listen 127.0.0.1:%3</translation>
    </message>
    <message>
        <source>Warning: APP_TYPE is not BULK_IMPORT. Only the bulk imports are taken over, not the plugin&apos;s sending of live events</source>
        <translation>Achtung: APP_TYPE ist nicht BULK_IMPORT. Nur die Massenimporte werden übernommen, nicht das Senden laufender Ereignisse durch das Plugin</translation>
    </message>
    <message>
        <source>CONNECT_ENV has no effect here</source>
        <translation>CONNECT_ENV hat hier keine Wirkung</translation>
    </message>
    <message>
        <source>PREFERRED_LOCALE is no locale such as en-US and was left out</source>
        <translation>PREFERRED_LOCALE ist kein Gebietsschema wie en-US und wurde weggelassen</translation>
    </message>
    <message>
        <source>“%1” is marked as production; change that if it is not</source>
        <translation>„%1“ ist als Produktion gekennzeichnet; bei Bedarf ändern</translation>
    </message>
    <message>
        <source>The secrets stay in CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN, which must be set wherever these connections are used</source>
        <translation>Die Geheimnisse bleiben in CLIENT_ID, CLIENT_SECRET und REFRESH_TOKEN; die müssen überall gesetzt sein, wo diese Verbindungen benutzt werden</translation>
    </message>
    <message>
        <source>“%1” needs the connection “%2” (%3), which is not there yet</source>
        <translation>„%1“ braucht die Verbindung „%2“ (%3), die es noch nicht gibt</translation>
    </message>
    <message>
        <source>“%1” is to be followed by “%2”, which is not there yet</source>
        <translation>Auf „%1“ soll der Auftrag „%2“ folgen, den es noch nicht gibt</translation>
    </message>
    <message>
        <source>Not set: %1. Fill in organisation and workspace in the connection “%2”</source>
        <translation>Nicht gesetzt: %1. Organisation und Workspace in der Verbindung „%2“ eintragen</translation>
    </message>
    <message>
        <source>CODELIB_SECRET_KEY is not taken over: callers of the control API send the content of control.key in the header catalyst-codelib-secret-key</source>
        <translation>CODELIB_SECRET_KEY wird nicht übernommen: Wer die Steuer-API aufruft, sendet den Inhalt von control.key im Header catalyst-codelib-secret-key</translation>
    </message>
    <message>
        <source>No &lt;Table&gt;_VIEW_ID is set, so no job was made: one is made for each table</source>
        <translation>Keine Variable &lt;Table&gt;_VIEW_ID ist gesetzt, daher entsteht kein Auftrag: Für jede Tabelle entsteht einer</translation>
    </message>
    <message>
        <source>The variables do not name the Catalyst project: the jobs read from the connection “%1”. Set CATALYST_PROJECT_ID and import again, or make it by hand</source>
        <translation>Die Variablen nennen das Catalyst-Projekt nicht: Die Aufträge lesen aus der Verbindung „%1“. CATALYST_PROJECT_ID setzen und erneut importieren oder sie von Hand anlegen</translation>
    </message>
    <message>
        <source>FIELDS_TO_BE_PROCESSED names %1 more than once; once is enough</source>
        <translation>FIELDS_TO_BE_PROCESSED nennt %1 mehrmals; einmal genügt</translation>
    </message>
    <message>
        <source>CODELIB_SECRET_KEY is not taken over: the end of bulk jobs is polled, and a callback has an address of its own that nobody can guess</source>
        <translation>CODELIB_SECRET_KEY wird nicht übernommen: Das Ende von Bulk-Jobs wird abgefragt, und ein Rückruf hat eine eigene Adresse, die niemand erraten kann</translation>
    </message>
    <message>
        <source>Stack, type and execution of the function %1 have no use here; its tables (BulkRead, ReadQueue, WriteQueue), event rule and folder neither</source>
        <translation>Stack, Typ und Ausführung der Funktion %1 haben hier keinen Zweck, ebenso ihre Tabellen (BulkRead, ReadQueue, WriteQueue), Ereignisregel und Ordner</translation>
    </message>
    <message>
        <source>Your processRecords class is no configuration: run it as a command processor of the job (packaging/examples has one in Java), or choose rules or a script. Without one the job changes nothing</source>
        <translation>Die eigene Klasse processRecords ist keine Konfiguration: Sie als Befehl unter den Verarbeitungen des Auftrags ausführen (packaging/examples hat einen in Java) oder Regeln oder ein Skript wählen. Ohne Verarbeitung ändert der Auftrag nichts</translation>
    </message>
    <message>
        <source>The CodeLib writes every record back by upsert; the job updates the records that changed. As there, empty values leave a field alone (ignoreEmpty)</source>
        <translation>Die CodeLib schreibt jeden Datensatz per Upsert zurück; der Auftrag aktualisiert die geänderten. Wie dort lassen leere Werte ein Feld unverändert (ignoreEmpty)</translation>
    </message>
    <message>
        <source>The CodeLib&apos;s cron runs daily and its time is not in what was given: the schedule is 02:00 by this computer&apos;s clock</source>
        <translation>Der Cron der CodeLib läuft täglich, und seine Uhrzeit steht nicht im Angegebenen: Der Zeitplan ist 02:00 nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>The cron “%1” became the schedule of the job “%2”</source>
        <translation>Der Cron „%1“ wurde zum Zeitplan des Auftrags „%2“</translation>
    </message>
    <message>
        <source>The cron was switched off</source>
        <translation>Der Cron war ausgeschaltet</translation>
    </message>
    <message>
        <source>The schedule “%1” is off until you switch it on (sluice-cli schedules enable &quot;%2&quot;); switch the CodeLib&apos;s cron off first</source>
        <translation>Der Zeitplan „%1“ ist aus, bis er eingeschaltet wird (sluice-cli schedules enable &quot;%2&quot;); zuerst den Cron der CodeLib ausschalten</translation>
    </message>
    <message>
        <source>The job uses the connection “%1”</source>
        <translation>Der Auftrag benutzt die Verbindung „%1“</translation>
    </message>
    <message>
        <source>No job was made: MODULE and FIELDS_TO_BE_PROCESSED are parameters of the CodeLib&apos;s cron; import them too, as JSON or as lines</source>
        <translation>Kein Auftrag ist entstanden: MODULE und FIELDS_TO_BE_PROCESSED sind Parameter des Crons der CodeLib; auch diese importieren, als JSON oder als Zeilen</translation>
    </message>
    <message>
        <source>The cron&apos;s expression has not five fields</source>
        <translation>Der Ausdruck des Crons hat nicht fünf Felder</translation>
    </message>
    <message>
        <source>The cron repeats every %1 h %2 min %3 s</source>
        <translation>Der Cron wiederholt sich alle %1 h %2 min %3 s</translation>
    </message>
    <message>
        <source>The cron is for one time only</source>
        <translation>Der Cron gilt nur für ein einziges Mal</translation>
    </message>
    <message>
        <source>The cron is for certain weeks of a month</source>
        <translation>Der Cron gilt für bestimmte Wochen eines Monats</translation>
    </message>
    <message>
        <source>%1, which a schedule cannot say; set one in the job by hand</source>
        <translation>%1; ein Zeitplan kann das nicht sagen. Im Auftrag von Hand einen setzen</translation>
    </message>
    <message>
        <source>Warning: the cron&apos;s expression is of the time zone %1 and is taken over as it stands, by this computer&apos;s clock (%2)</source>
        <translation>Achtung: Der Ausdruck des Crons gilt für die Zeitzone %1 und wird übernommen, wie er ist, nach der Uhr dieses Rechners (%2)</translation>
    </message>
    <message>
        <source>The cron&apos;s %1 s are left out</source>
        <translation>Die %1 s des Crons werden weggelassen</translation>
    </message>
    <message>
        <source>The cron names no time zone: its time is taken by this computer&apos;s clock (%1)</source>
        <translation>Der Cron nennt keine Zeitzone: Seine Uhrzeit gilt nach der Uhr dieses Rechners (%1)</translation>
    </message>
    <message>
        <source>Warning: the cron&apos;s time zone “%1” is not known; its time is taken by this computer&apos;s clock (%2)</source>
        <translation>Achtung: Die Zeitzone „%1“ des Crons ist nicht bekannt; seine Uhrzeit gilt nach der Uhr dieses Rechners (%2)</translation>
    </message>
    <message>
        <source>Warning: %1 is on another day here; it is taken by this computer&apos;s clock (%2)</source>
        <translation>Achtung: %1 ist hier ein anderer Tag; es gilt nach der Uhr dieses Rechners (%2)</translation>
    </message>
    <message>
        <source>The cron&apos;s %1 is %2 by this computer&apos;s clock (%3) at present; the schedule keeps to that clock, also when either changes to summer time</source>
        <translation>%1 des Crons ist nach der Uhr dieses Rechners (%3) derzeit %2; der Zeitplan bleibt bei dieser Uhr, auch wenn eine von beiden auf Sommerzeit wechselt</translation>
    </message>
    <message>
        <source>Warning: not known and left out: %1</source>
        <translation>Achtung: nicht bekannt und weggelassen: %1</translation>
    </message>
    <message>
        <source>“%1” runs a command on this computer: %2</source>
        <translation>„%1“ führt auf diesem Rechner einen Befehl aus: %2</translation>
    </message>
    <message>
        <source>The control API listens at %1: other computers reach it, and what they send is not encrypted. Put a TLS proxy before it</source>
        <translation>Die Steuer-API lauscht auf %1: Andere Rechner erreichen sie, und was sie senden, ist nicht verschlüsselt. Einen TLS-Proxy davorstellen</translation>
    </message>
    <message>
        <source>%1 is set: this container may get CPU only during requests, and imports stand still between them. Let it have CPU always, or run imports with sluice-cli run</source>
        <translation>%1 ist gesetzt: Dieser Container bekommt vielleicht nur während Anfragen CPU, und dazwischen stehen Importe still. Ihm immer CPU geben oder Importe mit sluice-cli run ausführen</translation>
    </message>
    <message>
        <source>%1, undo of run #%2</source>
        <translation>%1, Rückgängigmachen von Lauf #%2</translation>
    </message>
    <message>
        <source>%1, row %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>No Sluice was open</source>
        <translation>Sluice war nicht offen</translation>
    </message>
    <message>
        <source>The previous run, #%1, had not ended</source>
        <translation>Der vorige Lauf, #%1, war nicht zu Ende</translation>
    </message>
    <message>
        <source>The run before it still waits to begin</source>
        <translation>Der Lauf davor wartet noch auf seinen Beginn</translation>
    </message>
    <message>
        <source>The public address of the control API cannot be used</source>
        <translation>Die öffentliche Adresse der Steuer-API ist nicht brauchbar</translation>
    </message>
    <message>
        <source>Give the https address of the proxy before it, without a name, key or query</source>
        <translation>Die https-Adresse des Proxys davor angeben, ohne Namen, Schlüssel oder Abfrage</translation>
    </message>
    <message>
        <source>The control API cannot listen at %1</source>
        <translation>Die Steuer-API kann nicht auf %1 lauschen</translation>
    </message>
    <message>
        <source>The port is taken, or this machine has no such address</source>
        <translation>Der Port ist belegt, oder dieser Rechner hat keine solche Adresse</translation>
    </message>
    <message>
        <source>Choose another with --listen</source>
        <translation>Mit --listen eine andere wählen</translation>
    </message>
    <message>
        <source>it is the next</source>
        <translation>er ist der nächste</translation>
    </message>
    <message>
        <source>1 run is ahead of it</source>
        <translation>1 Lauf ist vor ihm</translation>
    </message>
    <message>
        <source>%1 runs are ahead of it</source>
        <translation>%1 Läufe sind vor ihm</translation>
    </message>
    <message>
        <source>Run #%1 cannot be removed from the history</source>
        <translation>Lauf #%1 kann nicht aus dem Verlauf entfernt werden</translation>
    </message>
    <message>
        <source>What became of %1 of its records is not known yet</source>
        <translation>Was aus %1 seiner Datensätze wurde, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>It waits for somebody to resume it or to stop it</source>
        <translation>Er wartet darauf, dass ihn jemand fortsetzt oder stoppt</translation>
    </message>
    <message>
        <source>Resume it: it looks them up</source>
        <translation>Setzen Sie ihn fort: Er sieht danach</translation>
    </message>
    <message>
        <source>Resume it, or stop it</source>
        <translation>Setzen Sie ihn fort, oder stoppen Sie ihn</translation>
    </message>
</context>
<context>
    <name>FormParts</name>
    <message>
        <source>Discard Changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>What was changed here is not used by the job yet.</source>
        <translation>Was hier geändert wurde, nutzt der Auftrag noch nicht.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 d</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Less than 1 min left</source>
        <translation>Noch weniger als 1 min</translation>
    </message>
    <message>
        <source>About %1 left</source>
        <translation>Noch etwa %1</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Wird geschätzt&#xa0;…</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Gestern %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day of this year, as QLocale writes it</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day, as QLocale writes it</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>IdsFile</name>
    <message>
        <source>%1 holds no list of ids</source>
        <translation>%1 enthält keine Liste von IDs</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line %1 has something that is no id</source>
        <translation>Zeile %1 enthält etwas, das keine ID ist</translation>
    </message>
    <message>
        <source>Write one id in a line, or name the column id</source>
        <translation>Eine ID je Zeile schreiben oder die Spalte id nennen</translation>
    </message>
    <message>
        <source>It is empty</source>
        <translation>Sie ist leer</translation>
    </message>
    <message>
        <source>It has %1 ids; a job takes %2</source>
        <translation>Sie hat %1 IDs; ein Auftrag nimmt %2</translation>
    </message>
    <message>
        <source>Split it, or take what changed since a time</source>
        <translation>Sie teilen oder nehmen, was seit einem Zeitpunkt geändert wurde</translation>
    </message>
</context>
<context>
    <name>KlaviyoFields</name>
    <message>
        <source>billing address</source>
        <translation>Rechnungsadresse</translation>
    </message>
    <message>
        <source>shipping address</source>
        <translation>Lieferadresse</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Reject the record without it</source>
        <translation>Datensatz ohne sie abweisen</translation>
    </message>
    <message>
        <source>Leave a bad one out</source>
        <translation>Falsche weglassen</translation>
    </message>
    <message>
        <source>Phone (E.164)</source>
        <translation>Telefon (E.164)</translation>
    </message>
    <message>
        <source>mobile, else phone of the address</source>
        <translation>Mobilnummer, sonst Telefon der Adresse</translation>
    </message>
    <message>
        <source>As E.164; what is no number is left out</source>
        <translation>Als E.164; was keine Nummer ist, bleibt weg</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>The same for every placed order</source>
        <translation>Für jede Bestellung gleich</translation>
    </message>
    <message>
        <source>One of the two is needed</source>
        <translation>Eines von beiden ist nötig</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder Nein</translation>
    </message>
    <message>
        <source>the setting</source>
        <translation>die Einstellung</translation>
    </message>
    <message>
        <source>Always: no flow is triggered</source>
        <translation>Immer: Kein Flow wird ausgelöst</translation>
    </message>
    <message numerus="yes">
        <source>Where it is older than %n days</source>
        <translation>
            <numerusform>Wo sie älter als %n Tag ist</numerusform>
            <numerusform>Wo sie älter als %n Tage ist</numerusform>
        </translation>
    </message>
    <message>
        <source>Never: flows are triggered</source>
        <translation>Nie: Flows werden ausgelöst</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>In whole units of the currency</source>
        <translation>In ganzen Einheiten der Währung</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>names of the line items</source>
        <translation>Namen der Positionen</translation>
    </message>
    <message>
        <source>categories of the products</source>
        <translation>Kategorien der Produkte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>With the names of its parents, &gt; between</source>
        <translation>Mit den Namen der übergeordneten, &gt; dazwischen</translation>
    </message>
    <message>
        <source>sku, else key</source>
        <translation>sku, sonst key</translation>
    </message>
    <message>
        <source>sku, else product and variant number</source>
        <translation>sku, sonst Nummer von Produkt und Variante</translation>
    </message>
    <message>
        <source>0: shown whatever the stock</source>
        <translation>0: bei jedem Bestand gezeigt</translation>
    </message>
    <message>
        <source>1: hidden when out of stock</source>
        <translation>1: ohne Bestand verborgen</translation>
    </message>
    <message>
        <source>2: as 0</source>
        <translation>2: wie 0</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>the price that fits the settings</source>
        <translation>der Preis, der zu den Einstellungen passt</translation>
    </message>
    <message>
        <source>A template, such as https://shop.example/{{productSlug}}</source>
        <translation>Eine Vorlage wie https://shop.example/{{productSlug}}</translation>
    </message>
    <message>
        <source>In the language of the settings</source>
        <translation>In der Sprache der Einstellungen</translation>
    </message>
    <message>
        <source>its categories and their parents</source>
        <translation>seine Kategorien und deren übergeordnete</translation>
    </message>
    <message>
        <source>All of them, as JSON</source>
        <translation>Alle, als JSON</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>A property of its own</source>
        <translation>Eine eigene Eigenschaft</translation>
    </message>
    <message>
        <source>Under its own name</source>
        <translation>Unter dem eigenen Namen</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Umbenannt</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>As the desktop has it</source>
        <translation>Wie auf dem Schreibtisch</translation>
    </message>
</context>
<context>
    <name>LogSave</name>
    <message>
        <source>The log was not saved in %1</source>
        <translation>Das Protokoll wurde nicht in %1 gespeichert</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Einen anderen Ordner wählen</translation>
    </message>
</context>
<context>
    <name>MappingPreview</name>
    <message>
        <source>The event %1 would be rejected. %2</source>
        <translation>Das Ereignis %1 würde abgewiesen. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 events; whole %2, short %3</source>
        <translation>
            <numerusform>1 Ereignis; vollständig %2, kurz %3</numerusform>
            <numerusform>%1 Ereignisse; vollständig %2, kurz %3</numerusform>
        </translation>
    </message>
    <message>
        <source>A variant would be rejected. %1</source>
        <translation>Eine Variante würde abgewiesen. %1</translation>
    </message>
    <message>
        <source>It is not published.</source>
        <translation>Es ist nicht veröffentlicht.</translation>
    </message>
</context>
<context>
    <name>MoveKeys</name>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>%1 completed: %2 written</source>
        <translation>%1 abgeschlossen: %2 geschrieben</translation>
    </message>
    <message>
        <source>%1 completed: %2 written, %3 rejected</source>
        <translation>%1 abgeschlossen: %2 geschrieben, %3 abgewiesen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 needs attention</source>
        <translation>%1 braucht einen Eingriff</translation>
    </message>
    <message>
        <source>The sign-in of “%1” is over. Sign in again.</source>
        <translation>Die Anmeldung von „%1“ ist abgelaufen. Erneut anmelden.</translation>
    </message>
    <message>
        <source>“%1” did not run when it was due</source>
        <translation>„%1“ lief nicht zum fälligen Zeitpunkt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>was removed</source>
        <translation>wurde entfernt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>of this job</source>
        <translation>in diesem Auftrag</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Verarbeitungen</translation>
    </message>
    <message>
        <source>by field names</source>
        <translation>nach Feldnamen</translation>
    </message>
    <message>
        <source>Not scheduled</source>
        <translation>Nicht geplant</translation>
    </message>
    <message>
        <source>Next: %1, %2</source>
        <translation>Nächster: %1, %2</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 was interrupted</source>
        <translation>%1 wurde unterbrochen</translation>
    </message>
    <message>
        <source>can go on</source>
        <translation>kann weitergehen</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 asks something</source>
        <translation>%1 stellt eine Frage</translation>
    </message>
    <message>
        <source>%1: %2 outcomes unknown</source>
        <translation>%1: %2 Ausgänge unbekannt</translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Replace Key…</source>
        <translation>Schlüssel ersetzen&#xa0;…</translation>
    </message>
    <message>
        <source>The sign-in to %1 has expired</source>
        <translation>Die Anmeldung bei %1 ist abgelaufen</translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in</source>
        <translation>%1 hat die Anmeldung nicht angenommen</translation>
    </message>
    <message>
        <source>%1 did not accept the key</source>
        <translation>%1 hat den Schlüssel nicht angenommen</translation>
    </message>
    <message>
        <source>Not signed in to %1</source>
        <translation>Nicht bei %1 angemeldet</translation>
    </message>
    <message>
        <source>The key for %1 is missing</source>
        <translation>Der Schlüssel für %1 fehlt</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <source>A lock of %1 was left over</source>
        <translation>Eine Sperre von %1 ist übrig geblieben</translation>
    </message>
    <message>
        <source>run #%1, since %2</source>
        <translation>Lauf #%1, seit %2</translation>
    </message>
    <message>
        <source>Manage Locks…</source>
        <translation>Sperren verwalten&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%n times, the last %1</source>
        <translation>
            <numerusform>%n-mal, zuletzt %1</numerusform>
            <numerusform>%n-mal, zuletzt %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 did not run when it was due</source>
        <translation>%1 lief nicht zum fälligen Zeitpunkt</translation>
    </message>
    <message>
        <source>Run Now…</source>
        <translation>Jetzt ausführen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>CRM Bulk</source>
        <translation>CRM Bulk</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analytics</translation>
    </message>
    <message>
        <source>Klaviyo</source>
        <translation>Klaviyo</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>PayloadLines</name>
    <message numerus="yes">
        <source>%1 more values</source>
        <translation>
            <numerusform>%1 weiterer Wert</numerusform>
            <numerusform>%1 weitere Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanSample</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>First records</source>
        <translation>Erste Datensätze</translation>
    </message>
    <message>
        <source>No record would change</source>
        <translation>Kein Datensatz würde sich ändern</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Copy Cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>RecordStory</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 (its values are not shown)</source>
        <translation>%1 (Werte werden nicht gezeigt)</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: aus %2 wird %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more fields</source>
        <translation>
            <numerusform>%n weiteres Feld</numerusform>
            <numerusform>%n weitere Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, accepted</source>
        <translation>%1, angenommen</translation>
    </message>
    <message>
        <source>%1, refused</source>
        <translation>%1, abgelehnt</translation>
    </message>
    <message>
        <source>%1, which did not arrive</source>
        <translation>%1, kam nicht an</translation>
    </message>
    <message>
        <source>%1, its answer was lost</source>
        <translation>%1, die Antwort ging verloren</translation>
    </message>
    <message>
        <source>written: it was made</source>
        <translation>geschrieben: neu angelegt</translation>
    </message>
    <message>
        <source>written: it was updated</source>
        <translation>geschrieben: geändert</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>written, with a warning</source>
        <translation>geschrieben, mit einer Warnung</translation>
    </message>
    <message>
        <source>skipped: nothing of it had to be written</source>
        <translation>übersprungen: nichts davon war zu schreiben</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>not attempted</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>pending: its outcome is not known</source>
        <translation>ausstehend: der Ausgang ist nicht bekannt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>Protokolliert</translation>
    </message>
    <message numerus="yes">
        <source>with %n fields</source>
        <translation>
            <numerusform>mit %n Feld</numerusform>
            <numerusform>mit %n Feldern</numerusform>
        </translation>
    </message>
    <message>
        <source>from the service</source>
        <translation>vom Dienst</translation>
    </message>
</context>
<context>
    <name>Rejections</name>
    <message>
        <source>Then retry.</source>
        <translation>Dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Then send the row again, or run the job again.</source>
        <translation>Dann die Zeile erneut senden oder den Auftrag erneut ausführen.</translation>
    </message>
    <message>
        <source>Then run the job again: what was sent and has not changed is skipped.</source>
        <translation>Dann den Auftrag erneut ausführen: Was gesendet ist und sich nicht geändert hat, wird übersprungen.</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>den Wert</translation>
    </message>
    <message>
        <source>Fill in %1 where the record comes from, or give it a value in the mapping.</source>
        <translation>Am Ursprung des Datensatzes %1 ausfüllen oder in der Zuordnung einen Wert vergeben.</translation>
    </message>
    <message>
        <source>Another record has the same %1. Correct one of the two.</source>
        <translation>Ein anderer Datensatz enthält für %1 dasselbe. Einen der beiden berichtigen.</translation>
    </message>
    <message>
        <source>A processor of the job refused it. Correct the record, or the processor if it is wrong.</source>
        <translation>Eine Verarbeitung des Auftrags hat ihn abgelehnt. Den Datensatz berichtigen, oder die Verarbeitung, wenn sie falsch ist.</translation>
    </message>
    <message>
        <source>The service holds the record locked. Have it released there.</source>
        <translation>Der Dienst hält den Datensatz gesperrt. Ihn dort freigeben lassen.</translation>
    </message>
    <message>
        <source>Correct %1 where the record comes from, or in the mapping.</source>
        <translation>Am Ursprung des Datensatzes oder in der Zuordnung %1 berichtigen.</translation>
    </message>
    <message>
        <source>Retry as it is</source>
        <translation>Unverändert erneut</translation>
    </message>
    <message>
        <source>Retry after a fix</source>
        <translation>Nach Korrektur</translation>
    </message>
    <message>
        <source>Cannot be retried</source>
        <translation>Nicht wiederholbar</translation>
    </message>
    <message>
        <source>The record is not there any more. There is nothing to retry.</source>
        <translation>Der Datensatz ist nicht mehr da. Es gibt nichts erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Somebody changed the record since. It is left as it is; look at it in the service.</source>
        <translation>Jemand hat den Datensatz seither geändert. Er bleibt, wie er ist; ihn im Dienst ansehen.</translation>
    </message>
    <message>
        <source>Nothing of the record has to be changed.</source>
        <translation>Am Datensatz muss nichts geändert werden.</translation>
    </message>
    <message>
        <source>Found before it was sent</source>
        <translation>Vor dem Senden gefunden</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <source>Then send the row again, or retry.</source>
        <translation>Dann die Zeile noch einmal senden oder erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>RemoveKey</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation>sein Anfang</translation>
    </message>
    <message>
        <source>%1 is read again; reading changes nothing.</source>
        <translation>%1 wird erneut gelesen; Lesen ändert nichts.</translation>
    </message>
    <message>
        <source>%1 goes on after its last safe point.</source>
        <translation>%1 geht nach dem letzten sicheren Punkt weiter.</translation>
    </message>
    <message>
        <source>Nothing is done twice.</source>
        <translation>Nichts wird doppelt getan.</translation>
    </message>
    <message>
        <source>%1 records settled</source>
        <translation>%1 Datensätze erledigt</translation>
    </message>
    <message>
        <source>%1 up to ID %2</source>
        <translation>%1 bis ID %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 records were on their way: the service is asked what became of them before anything is sent.</source>
        <translation>
            <numerusform>%1 Datensatz war unterwegs: Der Dienst wird gefragt, was aus ihm wurde, bevor etwas gesendet wird.</numerusform>
            <numerusform>%1 Datensätze waren unterwegs: Der Dienst wird gefragt, was aus ihnen wurde, bevor etwas gesendet wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records that were read are sent for the first time.</source>
        <translation>
            <numerusform>%1 gelesener Datensatz wird zum ersten Mal gesendet.</numerusform>
            <numerusform>%1 gelesene Datensätze werden zum ersten Mal gesendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Feld</translation>
    </message>
    <message>
        <source>Int&amp;o</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>The same field</source>
        <translation>Dasselbe Feld</translation>
    </message>
    <message>
        <source>&amp;Match case</source>
        <translation>&amp;Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>Only if it is &amp;empty</source>
        <translation>Nur wenn es &amp;leer ist</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>&amp;Buchstaben</translation>
    </message>
    <message>
        <source>Upper case</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>Kleinbuchstaben</translation>
    </message>
    <message>
        <source>First letters upper case</source>
        <translation>Anfangsbuchstaben groß</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Becomes</source>
        <translation>&amp;Wird zu</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>Regulärer &amp;Ausdruck</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>&amp;With the field</source>
        <translation>&amp;Mit dem Feld</translation>
    </message>
    <message>
        <source>If they are the &amp;same</source>
        <translation>Wenn sie &amp;gleich sind</translation>
    </message>
    <message>
        <source>If they &amp;differ</source>
        <translation>Wenn sie &amp;verschieden sind</translation>
    </message>
    <message>
        <source>A&amp;ll others</source>
        <translation>&amp;Alle anderen</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>&amp;Country from</source>
        <translation>&amp;Land aus</translation>
    </message>
    <message>
        <source>Without a leading &amp;00</source>
        <translation>&amp;Ohne 00 am Anfang</translation>
    </message>
    <message>
        <source>Without the &amp;prefix of calls at home</source>
        <translation>Ohne &amp;Vorwahl-Null im Inland</translation>
    </message>
    <message>
        <source>Dial codes</source>
        <translation>Ländervorwahlen</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Dial Code</source>
        <translation>Vorwahl</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Prefix at Home</source>
        <translation>Null im Inland</translation>
    </message>
    <message>
        <source>Spellings</source>
        <translation>Schreibweisen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>has one of the words</source>
        <translation>hat eines der Wörter</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Bands, the highest first</source>
        <translation>Stufen, die höchste zuerst</translation>
    </message>
    <message>
        <source>At Least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>If a&amp;ll hold</source>
        <translation>Wenn &amp;alle gelten</translation>
    </message>
    <message>
        <source>If &amp;some hold</source>
        <translation>Wenn &amp;einige gelten</translation>
    </message>
    <message>
        <source>If &amp;none holds</source>
        <translation>Wenn &amp;keine gilt</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>is a telephone number of</source>
        <translation>ist eine Telefonnummer aus</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Leerzeichen entfernen</translation>
    </message>
    <message>
        <source>Letter Case</source>
        <translation>Groß und klein</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Map Values</source>
        <translation>Werte zuordnen</translation>
    </message>
    <message>
        <source>Set a Value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Compare Two Fields</source>
        <translation>Zwei Felder vergleichen</translation>
    </message>
    <message>
        <source>Score by Conditions</source>
        <translation>Punkte nach Bedingungen</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Data Quality</source>
        <translation>Datenqualität</translation>
    </message>
    <message>
        <source>Telephone Number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Country Code</source>
        <translation>Ländercode</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>RuleProblems</name>
    <message>
        <source>Rules: %1</source>
        <translation>Regeln: %1</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>Regel %1: %2</translation>
    </message>
    <message>
        <source>Rule %1, %2: %3</source>
        <translation>Regel %1, %2: %3</translation>
    </message>
    <message>
        <source>Rule %1, %2, line %3: %4</source>
        <translation>Regel %1, %2, Zeile %3: %4</translation>
    </message>
</context>
<context>
    <name>RunCounters</name>
    <message>
        <source>%1 chunks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 Seiten</translation>
    </message>
    <message>
        <source>1 chunk</source>
        <translation>1 Block</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>%1 of sent</source>
        <translation>%1 des Gesendeten</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>ready to be resumed</source>
        <translation>kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>ungesendet</translation>
    </message>
    <message>
        <source>resumable</source>
        <translation>fortsetzbar</translation>
    </message>
</context>
<context>
    <name>RunFiles</name>
    <message>
        <source>Page that was read</source>
        <translation>Gelesene Seite</translation>
    </message>
    <message>
        <source>Chunk to be written</source>
        <translation>Zu schreibender Block</translation>
    </message>
    <message>
        <source>What the records held before</source>
        <translation>Vorheriger Inhalt der Datensätze</translation>
    </message>
    <message>
        <source>Result of the service</source>
        <translation>Ergebnis des Dienstes</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Export Run #%1</source>
        <translation>Lauf #%1 exportieren</translation>
    </message>
    <message>
        <source>Run #%1 was exported to %2.</source>
        <translation>Lauf #%1 wurde nach %2 exportiert.</translation>
    </message>
    <message>
        <source>Could not write %1</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space</source>
        <translation>Einen anderen Ordner wählen oder Platz schaffen</translation>
    </message>
    <message>
        <source>Could not read %1</source>
        <translation>%1 konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>RunRate</name>
    <message>
        <source>Requests: %1</source>
        <translation>Anfragen: %1</translation>
    </message>
    <message>
        <source>%1: %2 left</source>
        <translation>%1: noch %2</translation>
    </message>
</context>
<context>
    <name>RunReasons</name>
    <message>
        <source>Choose a run first</source>
        <translation>Zuerst einen Lauf wählen</translation>
    </message>
    <message>
        <source>Choose one run only</source>
        <translation>Nur einen Lauf wählen</translation>
    </message>
    <message>
        <source>It is a plan: it has written nothing</source>
        <translation>Es ist ein Plan: Er hat nichts geschrieben</translation>
    </message>
    <message>
        <source>The run is not over yet</source>
        <translation>Der Lauf ist noch nicht zu Ende</translation>
    </message>
    <message>
        <source>The run has no rejected records</source>
        <translation>Der Lauf hat keine abgewiesenen Datensätze</translation>
    </message>
    <message>
        <source>Records of such a run cannot be retried alone: run the job again</source>
        <translation>Datensätze eines solchen Laufs lassen sich nicht einzeln wiederholen: den Auftrag erneut ausführen</translation>
    </message>
    <message>
        <source>Only runs of CRM jobs can be undone</source>
        <translation>Nur Läufe von CRM-Aufträgen lassen sich rückgängig machen</translation>
    </message>
    <message>
        <source>The run has written nothing</source>
        <translation>Der Lauf hat nichts geschrieben</translation>
    </message>
    <message>
        <source>It has written a file and changed nothing at the service</source>
        <translation>Er hat eine Datei geschrieben und beim Dienst nichts geändert</translation>
    </message>
    <message>
        <source>What was deleted cannot be put back by Sluice</source>
        <translation>Gelöschtes kann Sluice nicht zurückholen</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Control API</source>
        <translation>Steuer-API</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>by the console</source>
        <translation>von der Konsole</translation>
    </message>
    <message>
        <source>by the command line</source>
        <translation>von der Befehlszeile</translation>
    </message>
    <message>
        <source>by the control API</source>
        <translation>von der Steuer-API</translation>
    </message>
    <message>
        <source>by its schedule</source>
        <translation>nach seinem Zeitplan</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>durch %1</translation>
    </message>
    <message>
        <source>What became of some of its records is not known yet: resume it first</source>
        <translation>Was aus einigen seiner Datensätze wurde, ist noch nicht bekannt: Setzen Sie ihn erst fort</translation>
    </message>
    <message>
        <source>It waits for you: resume it or stop it first</source>
        <translation>Er wartet auf Sie: Setzen Sie ihn erst fort, oder stoppen Sie ihn</translation>
    </message>
</context>
<context>
    <name>RunSettings</name>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Find by</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Verarbeitungen</translation>
    </message>
    <message>
        <source>Only changed records</source>
        <translation>Nur geänderte Datensätze</translation>
    </message>
    <message>
        <source>Compare the file first</source>
        <translation>Zuerst Datei vergleichen</translation>
    </message>
    <message>
        <source>Leave empty values alone</source>
        <translation>Leere Werte auslassen</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben durch</translation>
    </message>
    <message>
        <source>Automations</source>
        <translation>Automatisierungen</translation>
    </message>
    <message>
        <source>Guard against lost updates</source>
        <translation>Schutz vor verlorenen Änderungen</translation>
    </message>
    <message>
        <source>Records in a page</source>
        <translation>Datensätze je Seite</translation>
    </message>
    <message>
        <source>Records in a chunk</source>
        <translation>Datensätze je Block</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>IDs</source>
        <translation>IDs</translation>
    </message>
    <message>
        <source>Begins with ID</source>
        <translation>Beginnt mit ID</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Geändert seit</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>From other sources too</source>
        <translation>Auch aus anderen Quellen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Anmelden (Abonnement)</translation>
    </message>
    <message>
        <source>Without a lock</source>
        <translation>Ohne Sperre</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>New columns</source>
        <translation>Neue Spalten</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>Pages read at once</source>
        <translation>Gleichzeitig gelesene Seiten</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Jobs at Klaviyo</source>
        <translation>Jobs bei Klaviyo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Written to file</source>
        <translation>Geschrieben in Datei</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation>Macht rückgängig</translation>
    </message>
    <message>
        <source>Stops before writing</source>
        <translation>Hält vor dem Schreiben an</translation>
    </message>
    <message>
        <source>Rejection limit</source>
        <translation>Grenze für Abweisungen</translation>
    </message>
    <message>
        <source>Lead clean-up</source>
        <translation>Lead-Bereinigung</translation>
    </message>
    <message>
        <source>Lead clean-up (%1)</source>
        <translation>Lead-Bereinigung (%1)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>run #%1</source>
        <translation>Lauf #%1</translation>
    </message>
    <message>
        <source>all records</source>
        <translation>alle Datensätze</translation>
    </message>
    <message>
        <source>%1 % of a chunk</source>
        <translation>%1 % eines Blocks</translation>
    </message>
    <message>
        <source>create</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>update</source>
        <translation>ändern</translation>
    </message>
    <message>
        <source>update or create</source>
        <translation>ändern oder anlegen</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>alle Zeilen</translation>
    </message>
    <message>
        <source>new rows only</source>
        <translation>nur neue Zeilen</translation>
    </message>
    <message>
        <source>all rows anew</source>
        <translation>alle Zeilen neu</translation>
    </message>
    <message>
        <source>what changed</source>
        <translation>was sich geändert hat</translation>
    </message>
    <message>
        <source>the named IDs</source>
        <translation>die genannten IDs</translation>
    </message>
    <message>
        <source>from an ID on</source>
        <translation>ab einer ID</translation>
    </message>
    <message>
        <source>since a time</source>
        <translation>seit einem Zeitpunkt</translation>
    </message>
    <message>
        <source>what was rejected</source>
        <translation>was abgewiesen wurde</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>pausing</source>
        <translation>wird pausiert</translation>
    </message>
    <message>
        <source>finishing this chunk</source>
        <translation>beendet diesen Block</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>can go on</source>
        <translation>kann weitergehen</translation>
    </message>
    <message>
        <source>%1 would be rejected</source>
        <translation>%1 würden abgewiesen</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgewiesen</translation>
    </message>
    <message numerus="yes">
        <source>Stopped; nothing is rolled back. %1 records were not sent; Resume goes on with them.</source>
        <translation>
            <numerusform>Gestoppt; nichts wird zurückgenommen. 1 Datensatz wurde nicht gesendet; „Fortsetzen“ macht damit weiter.</numerusform>
            <numerusform>Gestoppt; nichts wird zurückgenommen. %1 Datensätze wurden nicht gesendet; „Fortsetzen“ macht damit weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are in jobs at Klaviyo: they stay pending and are followed.</source>
        <translation>
            <numerusform>1 ist in einem Job bei Klaviyo: Er bleibt ausstehend und wird verfolgt.</numerusform>
            <numerusform>%1 sind in Jobs bei Klaviyo: Sie bleiben ausstehend und werden verfolgt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A plan: it read and processed; nothing was written.</source>
        <translation>Ein Plan: Er hat gelesen und verarbeitet; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>It begins as soon as its turn comes.</source>
        <translation>Er beginnt, sobald er an der Reihe ist.</translation>
    </message>
    <message>
        <source>It ends after the chunks that have begun. Nothing already written is undone.</source>
        <translation>Er endet nach den begonnenen Blöcken. Bereits Geschriebenes wird nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing new is sent and nothing is rolled back. Jobs that are at Klaviyo already end there.</source>
        <translation>Nichts Neues wird gesendet und nichts zurückgenommen. Jobs, die schon bei Klaviyo sind, enden dort.</translation>
    </message>
    <message>
        <source>Nothing new is sent and nothing is rolled back. An import that Analytics works on ends there.</source>
        <translation>Nichts Neues wird gesendet und nichts zurückgenommen. Ein Import, an dem Analytics arbeitet, endet dort.</translation>
    </message>
    <message>
        <source>Nothing new is sent. Nothing already written is undone.</source>
        <translation>Nichts Neues wird gesendet. Bereits Geschriebenes wird nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing is sent while it is paused. Resume goes on.</source>
        <translation>Während der Pause wird nichts gesendet. „Fortsetzen“ macht weiter.</translation>
    </message>
    <message>
        <source>%1 Resume goes on from its last safe point; nothing is sent twice.</source>
        <translation>%1 „Fortsetzen“ macht am letzten sicheren Punkt weiter; nichts wird doppelt gesendet.</translation>
    </message>
    <message>
        <source>Its program ended.</source>
        <translation>Das zugehörige Programm wurde beendet.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped %1 %2 records are left; Resume goes on with them.</source>
        <translation>
            <numerusform>Gestoppt %1 1 Datensatz ist übrig; „Fortsetzen“ macht damit weiter.</numerusform>
            <numerusform>Gestoppt %1 %2 Datensätze sind übrig; „Fortsetzen“ macht damit weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>on request.</source>
        <translation>auf Wunsch.</translation>
    </message>
    <message numerus="yes">
        <source>It is not known what became of %1 records that were sent. Resume asks the service again and sends nothing twice.</source>
        <translation>
            <numerusform>Was aus 1 gesendeten Datensatz wurde, ist nicht bekannt. „Fortsetzen“ fragt den Dienst erneut und sendet nichts doppelt.</numerusform>
            <numerusform>Was aus %1 gesendeten Datensätzen wurde, ist nicht bekannt. „Fortsetzen“ fragt den Dienst erneut und sendet nichts doppelt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records were rejected; the reasons are in Rejected Records.</source>
        <translation>
            <numerusform>1 Datensatz wurde abgewiesen; der Grund steht unter „Abgewiesene Datensätze“.</numerusform>
            <numerusform>%1 Datensätze wurden abgewiesen; die Gründe stehen unter „Abgewiesene Datensätze“.</numerusform>
        </translation>
    </message>
    <message>
        <source>undone by run #%1</source>
        <translation>rückgängig gemacht durch Lauf #%1</translation>
    </message>
    <message>
        <source>run #%1 is to undo it</source>
        <translation>Lauf #%1 soll ihn rückgängig machen</translation>
    </message>
    <message>
        <source>undoes run #%1</source>
        <translation>macht Lauf #%1 rückgängig</translation>
    </message>
    <message>
        <source>Run #%1, %2 (%3)</source>
        <translation>Lauf #%1, %2 (%3)</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending</source>
        <translation>%1 gelesen = %2 geschrieben + %3 übersprungen + %4 abgewiesen + %5 nicht versucht + %6 ausstehend</translation>
    </message>
    <message>
        <source>Started %1, ended %2, %3 requests</source>
        <translation>Begonnen %1, beendet %2, %3 Anfragen</translation>
    </message>
    <message>
        <source>Run ID: %1</source>
        <translation>Lauf-ID: %1</translation>
    </message>
    <message>
        <source>%1 It goes on by itself when that is over.</source>
        <translation>%1 Es geht von selbst weiter, wenn das vorbei ist.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: somebody else took the lock of %1. %2 records are left; Resume goes on with them once nobody else writes there.</source>
        <translation>
            <numerusform>Gestoppt: Jemand anderes hat die Sperre von %1 übernommen. %2 Datensatz ist übrig; „Fortsetzen“ macht damit weiter, sobald dort niemand sonst schreibt.</numerusform>
            <numerusform>Gestoppt: Jemand anderes hat die Sperre von %1 übernommen. %2 Datensätze sind übrig; „Fortsetzen“ macht damit weiter, sobald dort niemand sonst schreibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records were not attempted. Run Again takes them up; Export on the tab Files lists them with their reasons.</source>
        <translation>
            <numerusform>%1 Datensatz wurde nicht versucht. „Erneut ausführen“ nimmt ihn auf; „Exportieren“ im Reiter „Dateien“ nennt ihn mit seinem Grund.</numerusform>
            <numerusform>%1 Datensätze wurden nicht versucht. „Erneut ausführen“ nimmt sie auf; „Exportieren“ im Reiter „Dateien“ nennt sie mit ihren Gründen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It begins as soon as its turn comes. %1</source>
        <translation>Er beginnt, sobald er an der Reihe ist. %1</translation>
    </message>
</context>
<context>
    <name>SampleTally</name>
    <message numerus="yes">
        <source>%1 of %n samples</source>
        <translation>
            <numerusform>%1 von %n Probe</numerusform>
            <numerusform>%1 von %n Proben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation>Morgen %1</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Did not begin</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Never run</source>
        <translation>Nie gelaufen</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgewiesen</translation>
    </message>
    <message>
        <source>Run #%1</source>
        <translation>Lauf #%1</translation>
    </message>
    <message numerus="yes">
        <source>“%1” %n times since %2</source>
        <translation>
            <numerusform>„%1“ einmal seit %2</numerusform>
            <numerusform>„%1“ %n-mal seit %2</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <comment>job, when</comment>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>Due and not run: %1.</source>
        <translation>Fällig und nicht gelaufen: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <comment>job, environment</comment>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, dann %2</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs begin now, as if they were due:</source>
        <translation>
            <numerusform>%n Auftrag beginnt jetzt, als wäre er fällig:</numerusform>
            <numerusform>%n Aufträge beginnen jetzt, als wären sie fällig:</numerusform>
        </translation>
    </message>
    <message>
        <source>This changes records in production.</source>
        <translation>Dabei werden Datensätze in der Produktion geändert.</translation>
    </message>
    <message>
        <source>Run Now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>Run on Production</source>
        <translation>In Produktion ausführen</translation>
    </message>
</context>
<context>
    <name>ShopFacts</name>
    <message>
        <source>%1 cannot be fetched</source>
        <translation>%1 kann nicht geholt werden</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>next check %1</source>
        <translation>nächste Abfrage %1</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>Durch Limit gebremst</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>downloading %1</source>
        <translation>lädt %1</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>%1 chunks at once</source>
        <translation>%1 Blöcke gleichzeitig</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs at the service</source>
        <translation>
            <numerusform>%n Job beim Dienst</numerusform>
            <numerusform>%n Jobs beim Dienst</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 at the service has ended</source>
        <translation>Job %1 beim Dienst ist beendet</translation>
    </message>
    <message>
        <source>Job %1 at the service, asked %2 times</source>
        <translation>Job %1 beim Dienst, %2-mal abgefragt</translation>
    </message>
    <message>
        <source>Job %1 at the service</source>
        <translation>Job %1 beim Dienst</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgewiesen</translation>
    </message>
    <message>
        <source>%1 changed meanwhile</source>
        <translation>%1 inzwischen geändert</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt&#xa0;…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Sign-in expired</source>
        <translation>Anmeldung abgelaufen</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Completed, %1 rejected</source>
        <translation>Abgeschlossen, %1 abgewiesen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Wartet auf %1</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Wird hochgeladen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
</context>
<context>
    <name>TableFacts</name>
    <message>
        <source>The connection %1 names no organisation or no workspace</source>
        <translation>Die Verbindung %1 nennt keine Organisation oder keinen Arbeitsbereich</translation>
    </message>
    <message>
        <source>Fill in both in the connection</source>
        <translation>Beides in der Verbindung eintragen</translation>
    </message>
</context>
<context>
    <name>TableMapping</name>
    <message>
        <source>Trim</source>
        <translation>Leerzeichen entfernen</translation>
    </message>
    <message>
        <source>Upper case</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>Kleinbuchstaben</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Kürzen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>If empty</source>
        <translation>Wenn leer</translation>
    </message>
    <message>
        <source>Words to true and false</source>
        <translation>Wörter zu wahr und falsch</translation>
    </message>
    <message>
        <source>Decimal comma to point</source>
        <translation>Dezimalkomma zu Punkt</translation>
    </message>
    <message>
        <source>Date of a pattern</source>
        <translation>Datum nach Muster</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maskieren</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Collapse spaces</source>
        <translation>Leerzeichen zusammenfassen</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Große Anfangsbuchstaben</translation>
    </message>
    <message>
        <source>Part of the text</source>
        <translation>Teil des Textes</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>Replace a pattern</source>
        <translation>Muster ersetzen</translation>
    </message>
    <message>
        <source>One of several</source>
        <translation>Eines von mehreren</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>By a table</source>
        <translation>Nach Tabelle</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Date to text</source>
        <translation>Datum zu Text</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Trim: spaces at both ends go</source>
        <translation>Leerzeichen entfernen: an beiden Enden</translation>
    </message>
    <message numerus="yes">
        <source>Cut to %1 characters</source>
        <translation>
            <numerusform>Auf 1 Zeichen kürzen</numerusform>
            <numerusform>Auf %1 Zeichen kürzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace “%1” with “%2”</source>
        <translation>„%1“ durch „%2“ ersetzen</translation>
    </message>
    <message>
        <source>If empty: “%1”</source>
        <translation>Wenn leer: „%1“</translation>
    </message>
    <message>
        <source>True: %1; false: %2</source>
        <translation>Wahr: %1; falsch: %2</translation>
    </message>
    <message>
        <source>1.234,56 becomes 1234.56</source>
        <translation>Aus 1.234,56 wird 1234.56</translation>
    </message>
    <message>
        <source>Date written as %1</source>
        <translation>Datum in der Form %1</translation>
    </message>
    <message>
        <source>Hash with the key: 64 hex digits</source>
        <translation>Hash mit dem Schlüssel: 64 Hex-Ziffern</translation>
    </message>
    <message>
        <source>Mask all but the last %1</source>
        <translation>Alles bis auf die letzten %1 maskieren</translation>
    </message>
    <message>
        <source>Empty: nothing stays</source>
        <translation>Leeren: nichts bleibt</translation>
    </message>
    <message>
        <source>From character %1 on</source>
        <translation>Ab Zeichen %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 characters from character %2 on</source>
        <translation>
            <numerusform>%1 Zeichen ab Zeichen %2</numerusform>
            <numerusform>%1 Zeichen ab Zeichen %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pad with “%1” to %2 characters</source>
        <translation>
            <numerusform>Mit „%1“ auf %2 Zeichen auffüllen</numerusform>
            <numerusform>Mit „%1“ auf %2 Zeichen auffüllen</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace what fits %1 with “%2”</source>
        <translation>Was auf %1 passt, durch „%2“ ersetzen</translation>
    </message>
    <message>
        <source>Part %1, separated by “%2”</source>
        <translation>Teil %1, getrennt durch „%2“</translation>
    </message>
    <message>
        <source>List: “%1” becomes “%2”</source>
        <translation>Liste: „%1“ wird zu „%2“</translation>
    </message>
    <message numerus="yes">
        <source>By a table of %1 values</source>
        <translation>
            <numerusform>Nach einer Tabelle mit 1 Wert</numerusform>
            <numerusform>Nach einer Tabelle mit %1 Werten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Number with %1 decimals</source>
        <translation>
            <numerusform>Zahl mit 1 Nachkommastelle</numerusform>
            <numerusform>Zahl mit %1 Nachkommastellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Date to text as %1</source>
        <translation>Datum zu Text als %1</translation>
    </message>
    <message>
        <source>Telephone number of %1</source>
        <translation>Telefonnummer aus %1</translation>
    </message>
    <message>
        <source>Country as its name</source>
        <translation>Land als Name</translation>
    </message>
    <message>
        <source>Country as its code</source>
        <translation>Land als Kürzel</translation>
    </message>
    <message>
        <source>name the words</source>
        <translation>Wörter angeben</translation>
    </message>
</context>
<context>
    <name>TransformParts</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Shown at the end</source>
        <translation>Am Ende sichtbar</translation>
    </message>
    <message>
        <source>Characters, 0: all</source>
        <translation>Zeichen, 0: alle</translation>
    </message>
    <message>
        <source>From character</source>
        <translation>Ab Zeichen</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>Made as long as</source>
        <translation>Auffüllen bis Länge</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Am Anfang</translation>
    </message>
    <message>
        <source>Separated by</source>
        <translation>Getrennt durch</translation>
    </message>
    <message>
        <source>Which, -1: the last</source>
        <translation>Welcher, -1: der letzte</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Danach durch</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Nachkommastellen</translation>
    </message>
    <message>
        <source>Country of national numbers</source>
        <translation>Land für nationale Nummern</translation>
    </message>
    <message>
        <source>As its name, not its code</source>
        <translation>Als Name, nicht als Kürzel</translation>
    </message>
</context>
<context>
    <name>VaultGuard</name>
    <message>
        <source>The vault is locked, and it holds the sign-in for this.</source>
        <translation>Der Tresor ist gesperrt, und er enthält die Anmeldung dafür.</translation>
    </message>
    <message>
        <source>Nothing was started</source>
        <translation>Es wurde nichts gestartet</translation>
    </message>
    <message>
        <source>The vault is locked, and it holds the sign-in for this</source>
        <translation>Der Tresor ist gesperrt, und er enthält die Anmeldung dafür</translation>
    </message>
    <message>
        <source>Try again and unlock it</source>
        <translation>Es noch einmal versuchen und ihn entsperren</translation>
    </message>
</context>
<context>
    <name>VaultWords</name>
    <message>
        <source>Secrets are kept in %1. Its key is the file %2.</source>
        <translation>Geheimnisse liegen in %1. Der Schlüssel dazu ist die Datei %2.</translation>
    </message>
    <message>
        <source>Secrets are kept in %1. Its key is a passphrase, which is asked for once after each start.</source>
        <translation>Geheimnisse liegen in %1. Der Schlüssel dazu ist eine Passphrase, nach der nach jedem Start einmal gefragt wird.</translation>
    </message>
    <message>
        <source>Secrets are kept in %1. Its key is the passphrase in %2.</source>
        <translation>Geheimnisse liegen in %1. Der Schlüssel dazu ist die Passphrase in %2.</translation>
    </message>
    <message>
        <source>Secrets are kept in %1. Its key is in the desktop&apos;s keychain.</source>
        <translation>Geheimnisse liegen in %1. Der Schlüssel dazu ist im Schlüsselbund des Schreibtischs.</translation>
    </message>
    <message>
        <source>Secrets are kept until Sluice ends, since there is no keychain. To keep them, set a passphrase or use a key file.</source>
        <translation>Geheimnisse werden nur bis zum Ende von Sluice behalten, da es keinen Schlüsselbund gibt. Um sie zu behalten, eine Passphrase festlegen oder eine Schlüsseldatei verwenden.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
</context>
<context>
    <name>sluice::AccountCheckDialog</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Setting %1: %2 → %3</source>
        <translation>Einstellung %1: %2 → %3</translation>
    </message>
    <message>
        <source>%1: the scratch record %2 of %3 is still there. Delete it in the CRM, or check again with a scratch record.</source>
        <translation>%1: Der Probedatensatz %2 von %3 ist noch da. Im CRM löschen oder mit einem Probedatensatz erneut prüfen.</translation>
    </message>
    <message>
        <source>Stopped at %1.</source>
        <translation>Gestoppt: %1.</translation>
    </message>
    <message>
        <source>The account could not be read at %1.</source>
        <translation>%1: Das Konto konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Checked %1; no setting had to change.</source>
        <translation>Geprüft: %1; keine Einstellung musste geändert werden.</translation>
    </message>
    <message>
        <source>Checked %1; 1 setting changed.</source>
        <translation>Geprüft: %1; 1 Einstellung wurde geändert.</translation>
    </message>
    <message>
        <source>Checked %1; %2 settings changed.</source>
        <translation>Geprüft: %1; %2 Einstellungen wurden geändert.</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Write one scratch record, and delete it at the end</source>
        <translation>Einen Probedatensatz schreiben und am Ende löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Check My Account</source>
        <translation>Mein Konto prüfen</translation>
    </message>
    <message>
        <source>Check “%1”</source>
        <translation>„%1“ prüfen</translation>
    </message>
    <message>
        <source>Asks the account what the service&apos;s documents leave open, and sets the connection&apos;s settings by the answers. Without a scratch record it only reads.</source>
        <translation>Fragt das Konto, was die Dokumentation des Dienstes offen lässt, und setzt danach die Einstellungen der Verbindung. Ohne Probedatensatz wird nur gelesen.</translation>
    </message>
    <message>
        <source>What the account does</source>
        <translation>Was das Konto tut</translation>
    </message>
    <message>
        <source>Dates, time zones and lists in uploads are told by it alone</source>
        <translation>Nur er verrät, wie Datumsangaben, Zeitzonen und Listen beim Hochladen ankommen</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Module: Leads</source>
        <translation>Modul: Leads</translation>
    </message>
    <message>
        <source>Name of the connection, to confirm</source>
        <translation>Name der Verbindung, zur Bestätigung</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Zur Bestätigung „%1“ eingeben</translation>
    </message>
    <message>
        <source>Write a scratch record with “%1”?</source>
        <translation>Probedatensatz mit „%1“ schreiben?</translation>
    </message>
    <message>
        <source>One record is made, changed and deleted, with automations off where the service can be told so. It takes up to %1 credits.</source>
        <translation>Ein Datensatz wird angelegt, geändert und gelöscht, ohne Automatisierungen, wo sich der Dienst das sagen lässt. Das kostet bis zu %1 Credits.</translation>
    </message>
    <message>
        <source>Write Scratch Record</source>
        <translation>Probedatensatz schreiben</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>sluice::AlertForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Tell when</source>
        <translation>Melden, wenn</translation>
    </message>
    <message>
        <source>A &amp;schedule was missed</source>
        <translation>Ein Zeitplan &amp;verpasst wurde</translation>
    </message>
    <message>
        <source>Nothing was synced for &amp;hours:</source>
        <translation>Nichts abgeglichen seit St&amp;unden:</translation>
    </message>
    <message>
        <source>Hours without a sync</source>
        <translation>Stunden ohne Abgleich</translation>
    </message>
    <message>
        <source>More than so many &amp;percent were rejected:</source>
        <translation>Abgewiesen wurden mehr als Pro&amp;zent:</translation>
    </message>
    <message>
        <source>Percent that were rejected</source>
        <translation>Prozent abgewiesen</translation>
    </message>
    <message>
        <source>Of these syncs</source>
        <translation>Von diesen Abgleichen</translation>
    </message>
    <message>
        <source>CRM</source>
        <translation>CRM</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analytics</translation>
    </message>
    <message>
        <source>Klaviyo</source>
        <translation>Klaviyo</translation>
    </message>
    <message>
        <source>Jobs that the alert is for</source>
        <translation>Aufträge, für die die Benachrichtigung gilt</translation>
    </message>
    <message>
        <source>None chosen: all.</source>
        <translation>Nichts gewählt: alle.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Send &amp;e-mail</source>
        <translation>&amp;E-Mail senden</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>Se&amp;rver</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>smtp.example.com</source>
        <translation>smtp.example.com</translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Absender</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>sluice@example.com</source>
        <translation>sluice@example.com</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>User of the mail server</source>
        <translation>Benutzer des Mailservers</translation>
    </message>
    <message>
        <source>none: no sign-in</source>
        <translation>keiner: ohne Anmeldung</translation>
    </message>
    <message>
        <source>Re&amp;cipients for</source>
        <translation>E&amp;mpfänger für</translation>
    </message>
    <message>
        <source>Recipients for</source>
        <translation>Empfänger für</translation>
    </message>
    <message>
        <source>Addresses, one in a line</source>
        <translation>Adressen, eine je Zeile</translation>
    </message>
    <message>
        <source>name@example.com, one in a line</source>
        <translation>name@example.com, eine je Zeile</translation>
    </message>
    <message>
        <source>Web Hook and Desktop</source>
        <translation>Web-Hook und Schreibtisch</translation>
    </message>
    <message>
        <source>Call a &amp;web hook</source>
        <translation>Einen Web-&amp;Hook aufrufen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>Whoever knows the address can post there: it is kept as a secret.</source>
        <translation>Wer die Adresse kennt, kann dort schreiben: Sie wird als Geheimnis aufbewahrt.</translation>
    </message>
    <message>
        <source>Show it on this &amp;desktop</source>
        <translation>Auf diesem &amp;Schreibtisch anzeigen</translation>
    </message>
    <message>
        <source>Generic JSON</source>
        <translation>Allgemeines JSON</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Slack</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Address of the web hook</source>
        <translation>Adresse des Web-Hooks</translation>
    </message>
    <message>
        <source>While the console is open, where the desktop shows notices.</source>
        <translation>Solange die Konsole offen ist und der Schreibtisch Mitteilungen zeigt.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>None, on this computer only</source>
        <translation>Keine, nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Password of the mail server</source>
        <translation>Passwort des Mailservers</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>Auftrag %1</translation>
    </message>
    <message>
        <source>They get what concerns jobs that have no recipients of their own.</source>
        <translation>Sie erhalten, was Aufträge ohne eigene Empfänger betrifft.</translation>
    </message>
    <message>
        <source>They get what concerns this job, in place of the recipients for all jobs. Empty: the recipients for all jobs.</source>
        <translation>Sie erhalten, was diesen Auftrag betrifft, anstelle der Empfänger für alle Aufträge. Leer: die Empfänger für alle Aufträge.</translation>
    </message>
    <message>
        <source>Read from the variable %1</source>
        <translation>Aus der Variablen %1 gelesen</translation>
    </message>
    <message>
        <source>Saved in the vault</source>
        <translation>Im Tresor gespeichert</translation>
    </message>
    <message>
        <source>Name the mail server.</source>
        <translation>Mailserver angeben.</translation>
    </message>
    <message>
        <source>“From” must be a mail address.</source>
        <translation>Der Absender muss eine Mailadresse sein.</translation>
    </message>
    <message>
        <source>“%1” is no mail address.</source>
        <translation>„%1“ ist keine Mailadresse.</translation>
    </message>
    <message>
        <source>Name somebody who gets the e-mail.</source>
        <translation>Jemanden nennen, der die E-Mail erhält.</translation>
    </message>
    <message>
        <source>Type the password of the mail server’s user.</source>
        <translation>Passwort für den Benutzer des Mailservers eingeben.</translation>
    </message>
    <message>
        <source>Give the alert a name.</source>
        <translation>Der Benachrichtigung einen Namen geben.</translation>
    </message>
    <message>
        <source>Choose when it tells something.</source>
        <translation>Wählen, wann gemeldet wird.</translation>
    </message>
    <message>
        <source>Choose e-mail, a web hook or the desktop.</source>
        <translation>E-Mail, Web-Hook oder Schreibtisch wählen.</translation>
    </message>
    <message>
        <source>Type the address of the web hook.</source>
        <translation>Adresse des Web-Hooks eingeben.</translation>
    </message>
    <message>
        <source>A run fai&amp;led or needs attention</source>
        <translation>Ein &amp;Lauf scheitert oder braucht einen Eingriff</translation>
    </message>
    <message>
        <source>And of these jo&amp;bs</source>
        <translation>Und von diesen Auf&amp;trägen</translation>
    </message>
    <message>
        <source>Securit&amp;y</source>
        <translation>S&amp;icherheit</translation>
    </message>
    <message>
        <source>Passw&amp;ord</source>
        <translation>Passw&amp;ort</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>A run ended with re&amp;jected records</source>
        <translation>Ein Lauf mit abge&amp;wiesenen Datensätzen endet</translation>
    </message>
</context>
<context>
    <name>sluice::AlertsDialog</name>
    <message>
        <source>Alerts</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tells people what went wrong. The console tells it while it is open, the programs of timers while they run.</source>
        <translation>Sagt Bescheid, wenn etwas schiefgeht: die Konsole, solange sie offen ist, zeitgesteuerte Programme, während sie laufen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>Neue Benachrichtigung</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove the alert</source>
        <translation>Benachrichtigung entfernen</translation>
    </message>
    <message>
        <source>Add the Ready Rule</source>
        <translation>Fertige Regel hinzufügen</translation>
    </message>
    <message>
        <source>Failed_to_update_analytics: failed rows and runs and missed schedules of Analytics</source>
        <translation>Failed_to_update_analytics: fehlgeschlagene Zeilen und Läufe und verpasste Zeitpläne von Analytics</translation>
    </message>
    <message>
        <source>No alert is chosen.</source>
        <translation>Keine Benachrichtigung gewählt.</translation>
    </message>
    <message>
        <source>Send Test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Web hook</source>
        <translation>Web-Hook</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Schreibtisch</translation>
    </message>
    <message>
        <source>skipped: this desktop shows no notices</source>
        <translation>übersprungen: Dieser Schreibtisch zeigt keine Mitteilungen</translation>
    </message>
    <message>
        <source>failed. %1</source>
        <translation>fehlgeschlagen. %1</translation>
    </message>
    <message>
        <source>sent in %1 ms</source>
        <translation>in %1 ms gesendet</translation>
    </message>
    <message>
        <source>Discard Changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>The alert “%1” was changed and not saved.</source>
        <translation>Die Benachrichtigung „%1“ wurde geändert und nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Save the alert first</source>
        <translation>Zuerst die Benachrichtigung speichern</translation>
    </message>
    <message>
        <source>Sends a test message by every way of this alert</source>
        <translation>Sendet eine Testnachricht auf jedem Weg dieser Benachrichtigung</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>Its passwords and what it has not sent yet go with it.</source>
        <translation>Ihre Passwörter und was sie noch nicht gesendet hat, gehen mit ihr.</translation>
    </message>
    <message>
        <source>Remove Alert</source>
        <translation>Benachrichtigung entfernen</translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsJobForm</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Tab&amp;le</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Mapping…</source>
        <translation>Zuordnung&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;New columns of the table</source>
        <translation>&amp;Neue Spalten der Tabelle</translation>
    </message>
    <message>
        <source>&amp;Bad rows</source>
        <translation>&amp;Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Conn&amp;ection</source>
        <translation>Ver&amp;bindung</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>Ans&amp;icht</translation>
    </message>
    <message>
        <source>Ro&amp;ws</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>Delete rows that the table l&amp;ost</source>
        <translation>Zeilen löschen, die die Tabelle ve&amp;rlor</translation>
    </message>
    <message>
        <source>The ROWIDs of both are compared after the rows are through; many deletions wait until you resume</source>
        <translation>Nach der Übertragung werden die ROWIDs verglichen; viele Löschungen warten auf „Fortsetzen“</translation>
    </message>
    <message>
        <source>Keep in &amp;step</source>
        <translation>Laufend ab&amp;gleichen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How It Runs</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>P&amp;ages read at once</source>
        <translation>Gleichzeitig gelesene &amp;Seiten</translation>
    </message>
    <message>
        <source>Percent that may be re&amp;jected</source>
        <translation>Erlaubte Ab&amp;weisungen in Prozent</translation>
    </message>
    <message>
        <source>Rows that Catalyst puts into a page</source>
        <translation>Zeilen, die Catalyst in eine Seite legt</translation>
    </message>
    <message>
        <source>Run without a loc&amp;k, where the sign-in may not use the cache</source>
        <translation>&amp;Ohne Sperre laufen, wo die Anmeldung den Cache nicht nutzen darf</translation>
    </message>
    <message>
        <source>1 column with a rule</source>
        <translation>1 Spalte mit Regel</translation>
    </message>
    <message>
        <source>%1 columns with rules</source>
        <translation>%1 Spalten mit Regeln</translation>
    </message>
    <message>
        <source>only 1 column</source>
        <translation>nur 1 Spalte</translation>
    </message>
    <message>
        <source>only %1 columns</source>
        <translation>nur %1 Spalten</translation>
    </message>
    <message>
        <source>without 1 column</source>
        <translation>ohne 1 Spalte</translation>
    </message>
    <message>
        <source>without %1 columns</source>
        <translation>ohne %1 Spalten</translation>
    </message>
    <message>
        <source>1 condition on rows</source>
        <translation>1 Bedingung für Zeilen</translation>
    </message>
    <message>
        <source>%1 conditions on rows</source>
        <translation>%1 Bedingungen für Zeilen</translation>
    </message>
    <message>
        <source>times from %1 to %2</source>
        <translation>Zeiten von %1 nach %2</translation>
    </message>
    <message>
        <source>rows are checked</source>
        <translation>Zeilen werden geprüft</translation>
    </message>
    <message>
        <source>ROWID as text</source>
        <translation>ROWID als Text</translation>
    </message>
    <message>
        <source>Name of the table</source>
        <translation>Name der Tabelle</translation>
    </message>
    <message>
        <source>As the table</source>
        <translation>Wie die Tabelle</translation>
    </message>
    <message>
        <source>A file of 100 rows or more with more rejected rows than this stops the run</source>
        <translation>Eine Datei ab 100 Zeilen, von der mehr Zeilen abgewiesen werden, stoppt den Lauf</translation>
    </message>
    <message>
        <source>A page with fewer is the last one. Change it only if the service says so.</source>
        <translation>Eine Seite mit weniger Zeilen ist die letzte. Nur ändern, wenn der Dienst es sagt.</translation>
    </message>
    <message>
        <source>Update or add by ROWID</source>
        <translation>Nach ROWID ändern oder hinzufügen</translation>
    </message>
    <message>
        <source>What has changed, by ROWID</source>
        <translation>Was sich geändert hat, nach ROWID</translation>
    </message>
    <message>
        <source>Replace what the view holds</source>
        <translation>Inhalt der Ansicht ersetzen</translation>
    </message>
    <message>
        <source>Append, whatever is there</source>
        <translation>Anhängen, was auch immer da ist</translation>
    </message>
    <message>
        <source>Stop and ask</source>
        <translation>Stoppen und fragen</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Add them to the view</source>
        <translation>Der Ansicht hinzufügen</translation>
    </message>
    <message>
        <source>Reject the row</source>
        <translation>Zeile abweisen</translation>
    </message>
    <message>
        <source>Reject the whole file</source>
        <translation>Ganze Datei abweisen</translation>
    </message>
    <message>
        <source>Empty the bad column</source>
        <translation>Fehlerhafte Spalte leeren</translation>
    </message>
    <message>
        <source>The mapping cannot be used</source>
        <translation>Die Zuordnung kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The job names a file that was not taken over</source>
        <translation>Der Auftrag nennt eine Datei, die nicht übernommen wurde</translation>
    </message>
    <message>
        <source>Every column of the table goes as it is, under its own name.</source>
        <translation>Jede Spalte der Tabelle geht unverändert unter ihrem eigenen Namen hinüber.</translation>
    </message>
    <message>
        <source>A repeat changes nothing. 15 units for 1,000 rows.</source>
        <translation>Eine Wiederholung ändert nichts. 15 Einheiten für 1.000 Zeilen.</translation>
    </message>
    <message>
        <source>A repeat doubles rows, and so does a run that begins anew. Use it for a view that is emptied before.</source>
        <translation>Eine Wiederholung verdoppelt Zeilen, ebenso ein Lauf, der von vorn beginnt. Für eine Ansicht, die vorher geleert wird.</translation>
    </message>
    <message>
        <source>All rows the first time, then those that were changed since. 15 units for 1,000 rows that are sent.</source>
        <translation>Beim ersten Mal alle Zeilen, dann die seither geänderten. 15 Einheiten für 1.000 gesendete Zeilen.</translation>
    </message>
    <message>
        <source>The view changes over once the last file has arrived; whatever else it holds is gone then. 10 units for 1,000 rows.</source>
        <translation>Die Ansicht wechselt, sobald die letzte Datei angekommen ist; was sie sonst enthält, ist dann weg. 10 Einheiten für 1.000 Zeilen.</translation>
    </message>
    <message>
        <source>Seconds from one look for changes to the next</source>
        <translation>Sekunden von einem Nachsehen bis zum nächsten</translation>
    </message>
    <message>
        <source>For jobs that send what has changed: others send the whole table each time</source>
        <translation>Für Aufträge, die Geändertes senden: Andere senden jedes Mal die ganze Tabelle</translation>
    </message>
    <message>
        <source>The job is running</source>
        <translation>Der Auftrag läuft</translation>
    </message>
    <message>
        <source>Changes are looked for while a console or sluice-cli watches</source>
        <translation>Nach Änderungen wird gesehen, solange eine Konsole oder sluice-cli beobachtet</translation>
    </message>
    <message>
        <source>lookin&amp;g every</source>
        <translation>Na&amp;chsehen alle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsJobModel</name>
    <message>
        <source>%1, rows are appended</source>
        <translation>%1, Zeilen werden angehängt</translation>
    </message>
    <message>
        <source>%1, kept in step</source>
        <translation>%1, laufend abgeglichen</translation>
    </message>
    <message>
        <source>%1, what has changed</source>
        <translation>%1, was sich geändert hat</translation>
    </message>
    <message>
        <source>%1, replaced</source>
        <translation>%1, ersetzt</translation>
    </message>
    <message>
        <source>%1, updated or added</source>
        <translation>%1, geändert oder hinzugefügt</translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsSyncPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>The connection “%1” is not there</source>
        <translation>Die Verbindung „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>Choose another one, or add it on the page Connections.</source>
        <translation>Eine andere wählen oder sie auf der Seite „Verbindungen“ hinzufügen.</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>Verbindungen öffnen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation>%1 wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>No table is chosen</source>
        <translation>Keine Tabelle gewählt</translation>
    </message>
    <message>
        <source>There is no table “%1”</source>
        <translation>Es gibt keine Tabelle „%1“</translation>
    </message>
    <message>
        <source>Choose a table in Source.</source>
        <translation>In „Quelle“ eine Tabelle wählen.</translation>
    </message>
    <message>
        <source>Loading the columns…</source>
        <translation>Spalten werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Loading the columns of the view…</source>
        <translation>Spalten der Ansicht werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message numerus="yes">
        <source>%1 columns go into a new view</source>
        <translation>
            <numerusform>1 Spalte kommt in eine neue Ansicht</numerusform>
            <numerusform>%1 Spalten kommen in eine neue Ansicht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %1 columns fit the view</source>
        <translation>%1 von %1 Spalten passen zur Ansicht</translation>
    </message>
    <message>
        <source>Columns are added to the view</source>
        <translation>Der Ansicht werden Spalten hinzugefügt</translation>
    </message>
    <message>
        <source>Columns are left out: the view lacks them</source>
        <translation>Spalten werden ausgelassen: Der Ansicht fehlen sie</translation>
    </message>
    <message>
        <source>The view lacks %1</source>
        <translation>Der Ansicht fehlt %1</translation>
    </message>
    <message>
        <source>Say in Columns what is to be done with them, or map them.</source>
        <translation>Unter „Spalten“ sagen, was mit ihnen geschehen soll, oder sie zuordnen.</translation>
    </message>
    <message>
        <source>Key of hashes</source>
        <translation>Schlüssel der Hashes</translation>
    </message>
    <message>
        <source>The variable %1 is not set</source>
        <translation>Die Variable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>Start Sluice with it, or choose another way in the mapping.</source>
        <translation>Sluice mit ihr starten oder in der Zuordnung einen anderen Weg wählen.</translation>
    </message>
    <message>
        <source>Rows are appended: a repeat doubles them</source>
        <translation>Zeilen werden angehängt: Eine Wiederholung verdoppelt sie</translation>
    </message>
    <message>
        <source>All rows of the view are replaced</source>
        <translation>Alle Zeilen der Ansicht werden ersetzt</translation>
    </message>
    <message>
        <source>Rows that the table has lost are deleted from the view</source>
        <translation>Zeilen, die die Tabelle verloren hat, werden in der Ansicht gelöscht</translation>
    </message>
    <message>
        <source>May run without a lock across machines</source>
        <translation>Darf ohne rechnerübergreifende Sperre laufen</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analytics</translation>
    </message>
    <message>
        <source>A job copies a table of the Data Store into a view of Zoho Analytics.</source>
        <translation>Ein Auftrag kopiert eine Tabelle des Data Store in eine Ansicht von Zoho Analytics.</translation>
    </message>
    <message>
        <source>A job needs a connection to Catalyst and one to Zoho Analytics in this environment.</source>
        <translation>Ein Auftrag braucht in dieser Umgebung eine Verbindung zu Catalyst und eine zu Zoho Analytics.</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Units left today</source>
        <translation>Heute verbleibende Einheiten</translation>
    </message>
    <message>
        <source>Loading tables…</source>
        <translation>Tabellen werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Loading views…</source>
        <translation>Ansichten werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>A view of this name is made when the run begins.</source>
        <translation>Eine Ansicht dieses Namens wird zu Beginn des Laufs angelegt.</translation>
    </message>
    <message>
        <source>%1 of %2 units left</source>
        <translation>Noch %1 von %2 Einheiten</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>ROWID</source>
        <translation>ROWID</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>In the Data Store</source>
        <translation>Im Data Store</translation>
    </message>
    <message>
        <source>In the View</source>
        <translation>In der Ansicht</translation>
    </message>
    <message>
        <source>I know that rows are appended: what is there already is there twice then</source>
        <translation>Mir ist klar, dass Zeilen angehängt werden: Was schon da ist, ist dann zweimal da</translation>
    </message>
    <message>
        <source>I know that the rows of the table take the place of all that the view holds</source>
        <translation>Mir ist klar, dass die Zeilen der Tabelle alles ersetzen, was die Ansicht enthält</translation>
    </message>
    <message>
        <source>I know that rows which the table does not have any more are deleted from the view</source>
        <translation>Mir ist klar, dass Zeilen, die die Tabelle nicht mehr hat, in der Ansicht gelöscht werden</translation>
    </message>
    <message>
        <source>I make sure that no other import of this table runs: this one may have no lock</source>
        <translation>Ich stelle sicher, dass kein anderer Import dieser Tabelle läuft: Dieser hat vielleicht keine Sperre</translation>
    </message>
    <message>
        <source>New Job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Create Job</source>
        <translation>Auftrag anlegen</translation>
    </message>
    <message>
        <source>&amp;Data Store</source>
        <translation>&amp;Data Store</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;Analytics</source>
        <translation>&amp;Analytics</translation>
    </message>
    <message>
        <source>Send One Row…</source>
        <translation>Eine Zeile senden&#xa0;…</translation>
    </message>
    <message>
        <source>Which tables are watched, and the rows that wait to be sent</source>
        <translation>Welche Tabellen beobachtet werden und welche Zeilen auf das Senden warten</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>The choice for the next run is not right</source>
        <translation>Die Auswahl für den nächsten Lauf stimmt nicht</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen&#xa0;…</translation>
    </message>
    <message>
        <source>Watch and Outbox</source>
        <translation>Beobachten, Postausgang</translation>
    </message>
    <message>
        <source>Add Table</source>
        <translation>Tabelle hinzufügen</translation>
    </message>
</context>
<context>
    <name>sluice::ApplicationKlaviyoAccess</name>
    <message>
        <source>Counting was given up</source>
        <translation>Das Zählen wurde aufgegeben</translation>
    </message>
    <message>
        <source>What is there could not be counted</source>
        <translation>Was da ist, konnte nicht gezählt werden</translation>
    </message>
    <message>
        <source>Look at run #%1 on the page Runs</source>
        <translation>Lauf #%1 auf der Seite „Läufe“ ansehen</translation>
    </message>
</context>
<context>
    <name>sluice::AttentionModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>sluice::AutoMapOffer</name>
    <message>
        <source>Auto-&amp;Map</source>
        <translation>Auto&amp;matisch zuordnen</translation>
    </message>
    <message>
        <source>By name, label and common other words; what is mapped stays</source>
        <translation>Nach Name, Beschriftung und anderen üblichen Wörtern; Zugeordnetes bleibt</translation>
    </message>
    <message>
        <source>The fields are not known yet</source>
        <translation>Die Felder sind noch nicht bekannt</translation>
    </message>
    <message>
        <source>Auto-Map found nothing more by name.</source>
        <translation>Die automatische Zuordnung fand nach Namen nichts Weiteres.</translation>
    </message>
    <message numerus="yes">
        <source>Auto-Map set %n fields.</source>
        <translation>
            <numerusform>Die automatische Zuordnung hat %n Feld gesetzt.</numerusform>
            <numerusform>Die automatische Zuordnung hat %n Felder gesetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::BreakLockDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Break Lock</source>
        <translation>Sperre aufheben</translation>
    </message>
    <message>
        <source>Break the Plugin’s Lock</source>
        <translation>Sperre des Plugins aufheben</translation>
    </message>
    <message>
        <source>The plugin’s lock on %1 has stood in the shop %2 since %3. It has no owner and never runs out.</source>
        <translation>Die Sperre des Plugins für %1 steht im Shop %2 seit %3. Sie hat keinen Besitzer und läuft nie ab.</translation>
    </message>
    <message>
        <source>If the plugin is importing now, both would write at once. Make sure that it is not. The lock is broken when the next run of this job starts, and not before.</source>
        <translation>Importiert das Plugin gerade, würden beide zugleich schreiben. Bitte sicherstellen, dass es das nicht tut. Die Sperre wird erst beim nächsten Lauf dieses Auftrags aufgehoben, nicht vorher.</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Zur Bestätigung %1 eingeben</translation>
    </message>
    <message>
        <source>Type the word first</source>
        <translation>Zuerst das Wort eingeben</translation>
    </message>
</context>
<context>
    <name>sluice::ColumnModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes, sent</source>
        <translation>Ja, gesendet</translation>
    </message>
    <message>
        <source>Yes, hashed</source>
        <translation>Ja, als Hash</translation>
    </message>
    <message>
        <source>Yes, left out</source>
        <translation>Ja, ausgelassen</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>new in the view</source>
        <translation>neu in der Ansicht</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>In the View</source>
        <translation>In der Ansicht</translation>
    </message>
    <message>
        <source>Type There</source>
        <translation>Typ dort</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>Umwandlungen</translation>
    </message>
    <message>
        <source>Personal Data</source>
        <translation>Personenbezogen</translation>
    </message>
    <message>
        <source>The table has no such column: remove it</source>
        <translation>Die Tabelle hat diese Spalte nicht: entfernen</translation>
    </message>
    <message>
        <source>ROWID is the column of the ids</source>
        <translation>ROWID ist die Spalte der IDs</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters</source>
        <translation>Der Name ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>%1 goes into this column, too</source>
        <translation>%1 geht auch in diese Spalte</translation>
    </message>
    <message>
        <source>A formula computes this column of the view</source>
        <translation>Eine Formel berechnet diese Spalte der Ansicht</translation>
    </message>
    <message>
        <source>A hash is text, and this column is %1</source>
        <translation>Ein Hash ist Text, und diese Spalte ist %1</translation>
    </message>
    <message>
        <source>It is hashed already: take the hash out of its transforms</source>
        <translation>Sie wird bereits als Hash gesendet: den Hash aus ihren Umwandlungen nehmen</translation>
    </message>
    <message>
        <source>Choose a type: %1 is not known</source>
        <translation>Einen Typ wählen: %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>sluice::ConditionModel</name>
    <message>
        <source>Choose a column</source>
        <translation>Spalte wählen</translation>
    </message>
    <message>
        <source>The table has no column %1</source>
        <translation>Die Tabelle hat keine Spalte %1</translation>
    </message>
    <message>
        <source>Enter what it is compared with</source>
        <translation>Vergleichswert eingeben</translation>
    </message>
    <message>
        <source>The value %1</source>
        <translation>Der Wert %1</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>endet mit</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
</context>
<context>
    <name>sluice::ConditionTable</name>
    <message>
        <source>Condition %1: %2</source>
        <translation>Bedingung %1: %2</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>sluice::ConfirmedPane</name>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Last Confirmed ID</source>
        <translation>Letzte bestätigte ID</translation>
    </message>
    <message>
        <source>Last confirmed IDs</source>
        <translation>Letzte bestätigte IDs</translation>
    </message>
    <message>
        <source>Run from Here…</source>
        <translation>Ab hier ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing is confirmed yet</source>
        <translation>Noch nichts bestätigt</translation>
    </message>
    <message>
        <source>An ID stands here once everything up to it is settled.</source>
        <translation>Eine ID steht hier, sobald alles bis zu ihr erledigt ist.</translation>
    </message>
    <message>
        <source>Up to these IDs everything is settled. A run from there sends again only what has changed.</source>
        <translation>Bis zu diesen IDs ist alles erledigt. Ein Lauf ab dort sendet nur, was sich seither geändert hat.</translation>
    </message>
    <message>
        <source>Possible when the run has ended</source>
        <translation>Möglich, wenn der Lauf beendet ist</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectDialog</name>
    <message>
        <source>Connect Your Accounts</source>
        <translation>Konten verbinden</translation>
    </message>
    <message>
        <source>Zoho CRM: read a module, change records, write them back.</source>
        <translation>Zoho CRM: ein Modul lesen, Datensätze ändern, sie zurückschreiben.</translation>
    </message>
    <message>
        <source>Catalyst Data Store and Zoho Analytics: copy tables, keep them in step.</source>
        <translation>Catalyst Data Store und Zoho Analytics: Tabellen kopieren, sie laufend abgleichen.</translation>
    </message>
    <message>
        <source>commercetools and Klaviyo: customers, orders, categories, products.</source>
        <translation>commercetools und Klaviyo: Kunden, Bestellungen, Kategorien, Produkte.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>First Job</source>
        <translation>Erster Auftrag</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Which sync is it for? The others can follow at any time.</source>
        <translation>Für welchen Abgleich? Die anderen können jederzeit folgen.</translation>
    </message>
    <message>
        <source>Accounts for %1</source>
        <translation>Konten für %1</translation>
    </message>
    <message>
        <source>Secrets go into the vault and are never shown again. Nothing is written there.</source>
        <translation>Geheimnisse kommen in den Tresor und werden nie wieder gezeigt. In die Konten wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Test of the Connections</source>
        <translation>Test der Verbindungen</translation>
    </message>
    <message>
        <source>Each step is tried once. Tests never write.</source>
        <translation>Jeder Schritt wird einmal versucht. Tests schreiben nie.</translation>
    </message>
    <message>
        <source>Create Job and Check Plan</source>
        <translation>Auftrag anlegen und Plan prüfen</translation>
    </message>
    <message>
        <source>Test Again</source>
        <translation>Neu testen</translation>
    </message>
    <message>
        <source>Choose the table first</source>
        <translation>Zuerst die Tabelle wählen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden&#xa0;…</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet&#xa0;…</translation>
    </message>
    <message>
        <source>Choose the workspace of Zoho Analytics</source>
        <translation>Arbeitsbereich von Zoho Analytics wählen</translation>
    </message>
    <message>
        <source>%1 is connected</source>
        <translation>%1 ist verbunden</translation>
    </message>
    <message>
        <source>A first job, and its plan: it reads and counts, and writes nothing.</source>
        <translation>Ein erster Auftrag und sein Plan: Er liest und zählt und schreibt nichts.</translation>
    </message>
    <message>
        <source>The project has no table yet.</source>
        <translation>Das Projekt hat noch keine Tabelle.</translation>
    </message>
    <message>
        <source>Which table is copied? It goes into a view that the first run makes.</source>
        <translation>Welche Tabelle wird kopiert? Sie kommt in eine Ansicht, die der erste Lauf anlegt.</translation>
    </message>
    <message>
        <source>“Import shop”: customers, orders, categories and products, unchanged records skipped.</source>
        <translation>„Import shop“: Kunden, Bestellungen, Kategorien und Produkte; unveränderte Datensätze werden übersprungen.</translation>
    </message>
    <message>
        <source>“Clean up leads”: the example, with rules that complete and score leads.</source>
        <translation>„Clean up leads“: das Beispiel, mit Regeln, die Leads ergänzen und bewerten.</translation>
    </message>
    <message>
        <source>“Look at leads”: reads the leads and changes nothing until you add a processor. The example’s rules need fields that your CRM has not: %1.</source>
        <translation>„Look at leads“: liest die Leads und ändert nichts, bis eine Verarbeitung hinzukommt. Die Regeln des Beispiels brauchen Felder, die das CRM nicht hat: %1.</translation>
    </message>
    <message>
        <source>Starting the plan…</source>
        <translation>Plan wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>What was typed here is not saved yet.</source>
        <translation>Was hier eingegeben wurde, ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectForm</name>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Connection to %1</source>
        <translation>Verbindung zu %1</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>„%1“ verwenden</translation>
    </message>
    <message>
        <source>A new connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Other Addresses</source>
        <translation>Andere Adressen</translation>
    </message>
    <message>
        <source>Where the service does not answer at its usual hosts</source>
        <translation>Wenn der Dienst nicht unter seinen üblichen Adressen antwortet</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>In the API console: your self client, tab Generate Code, the scopes above. The code is valid once and for a short time.</source>
        <translation>In der API-Konsole: der eigene „Self Client“, Reiter „Generate Code“, die Scopes oben. Der Code gilt einmal und nur kurze Zeit.</translation>
    </message>
    <message>
        <source>Grant code</source>
        <translation>Grant-Code</translation>
    </message>
    <message>
        <source>&amp;Grant code</source>
        <translation>&amp;Grant-Code</translation>
    </message>
    <message>
        <source>Open API Console</source>
        <translation>API-Konsole öffnen</translation>
    </message>
    <message>
        <source>Sign In with the Browser Instead…</source>
        <translation>Stattdessen mit dem Browser anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>The grant code is missing</source>
        <translation>Der Grant-Code fehlt</translation>
    </message>
    <message>
        <source>The API console makes it, with the scopes above</source>
        <translation>Die API-Konsole erzeugt ihn, mit den Scopes oben</translation>
    </message>
    <message>
        <source>Or sign in with the browser</source>
        <translation>Oder mit dem Browser anmelden</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionDialog</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>Proxy-Rechner</translation>
    </message>
    <message>
        <source>proxy.example.com</source>
        <translation>proxy.example.com</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>Proxy-Port</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>Proxy-Benutzer</translation>
    </message>
    <message>
        <source>Only if the proxy asks for one</source>
        <translation>Nur wenn der Proxy es verlangt</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Proxy-Passwort</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Only the system’s certificates</source>
        <translation>Nur die Zertifikate des Systems</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose CA file</source>
        <translation>CA-Datei wählen</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Leave for others</source>
        <translation>Für andere übrig lassen</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>At most per run</source>
        <translation>Höchstens je Lauf</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>At most per day</source>
        <translation>Höchstens je Tag</translation>
    </message>
    <message>
        <source>API credits of Zoho. A run that would pass one of these waits, or stops and asks; it can be resumed.</source>
        <translation>API-Credits von Zoho. Ein Lauf, der eine dieser Grenzen überschreiten würde, wartet oder hält an und fragt; er kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save Connection</source>
        <translation>Verbindung speichern</translation>
    </message>
    <message>
        <source>New connection to %1</source>
        <translation>Neue Verbindung zu %1</translation>
    </message>
    <message>
        <source>Connection “%1”</source>
        <translation>Verbindung „%1“</translation>
    </message>
    <message>
        <source>New Connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Edit Connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>Add Connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Saved in the vault</source>
        <translation>Im Tresor gespeichert</translation>
    </message>
    <message>
        <source>Read from the variable %1</source>
        <translation>Aus der Variablen %1 gelesen</translation>
    </message>
    <message>
        <source>A public constant of the sandbox</source>
        <translation>Eine öffentliche Konstante der Sandbox</translation>
    </message>
    <message>
        <source>Choose CA File</source>
        <translation>CA-Datei wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle (*)</translation>
    </message>
    <message>
        <source>The connection cannot be saved</source>
        <translation>Die Verbindung kann nicht gespeichert werden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>For whoever looks at it next</source>
        <translation>Für alle, die später nachsehen</translation>
    </message>
    <message>
        <source>What was changed in the connection is not saved.</source>
        <translation>Was an der Verbindung geändert wurde, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>A point of this colour stands beside its name</source>
        <translation>Ein Punkt dieser Farbe steht neben ihrem Namen</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last Tested</source>
        <translation>Zuletzt getestet</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Used By</source>
        <translation>Verwendet von</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionPanel</name>
    <message>
        <source>Sign In…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Show in Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Selected connection</source>
        <translation>Gewählte Verbindung</translation>
    </message>
    <message>
        <source>Connection Test</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Sign Out…</source>
        <translation>Abmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Check My Account…</source>
        <translation>Konto prüfen&#xa0;…</translation>
    </message>
    <message>
        <source>Settles what the service&apos;s documents leave open</source>
        <translation>Klärt, was die Dokumentation des Dienstes offen lässt</translation>
    </message>
    <message>
        <source>Tests never write.</source>
        <translation>Tests schreiben nie.</translation>
    </message>
    <message>
        <source>used by no job</source>
        <translation>von keinem Auftrag benutzt</translation>
    </message>
    <message>
        <source>used by “%1”</source>
        <translation>von „%1“ benutzt</translation>
    </message>
    <message>
        <source>account checked %1</source>
        <translation>Konto geprüft: %1</translation>
    </message>
    <message>
        <source>Not in this version; change it by importing a file</source>
        <translation>Nicht in dieser Version; durch Import einer Datei ändern</translation>
    </message>
    <message>
        <source>Checks each step of reaching the service (Ctrl+T)</source>
        <translation>Prüft jeden Schritt auf dem Weg zum Dienst (Strg+T)</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test Again</source>
        <translation>Neu testen</translation>
    </message>
    <message>
        <source>Choose CA File…</source>
        <translation>CA-Datei wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>One more of the same settings, to be signed in by itself</source>
        <translation>Noch eine mit denselben Einstellungen, für sich anzumelden</translation>
    </message>
    <message>
        <source>used by “%1” and “%2”</source>
        <translation>von „%1“ und „%2“ benutzt</translation>
    </message>
    <message numerus="yes">
        <source>used by “%1” and %n other jobs</source>
        <translation>
            <numerusform>von „%1“ und %n weiterem Auftrag benutzt</numerusform>
            <numerusform>von „%1“ und %n weiteren Aufträgen benutzt</numerusform>
        </translation>
    </message>
    <message>
        <source>The sign-in has expired or was revoked.</source>
        <translation>Die Anmeldung ist abgelaufen oder wurde widerrufen.</translation>
    </message>
    <message>
        <source>%1 refuses the sign-in.</source>
        <translation>%1 lehnt die Anmeldung ab.</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>Noch hat sich niemand angemeldet.</translation>
    </message>
    <message>
        <source>Jobs that use it wait until somebody signs in; nothing is lost.</source>
        <translation>Aufträge, die sie benutzen, warten, bis sich jemand anmeldet; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Jobs that use it wait until the key is replaced; nothing is lost.</source>
        <translation>Aufträge, die sie benutzen, warten, bis der Schlüssel ersetzt ist; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Cancel Test</source>
        <translation>Test abbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::Connections</name>
    <message>
        <source>United States</source>
        <translation>USA</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Saudi-Arabien</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>Vereinigte Arabische Emirate</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>Test fehlgeschlagen</translation>
    </message>
    <message>
        <source>sandbox on this computer (%1)</source>
        <translation>Sandbox auf diesem Rechner (%1)</translation>
    </message>
    <message>
        <source>project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>no workspace</source>
        <translation>kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>workspace %1</source>
        <translation>Arbeitsbereich %1</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Sign In Again…</source>
        <translation>Erneut anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Replace Key…</source>
        <translation>Schlüssel ersetzen&#xa0;…</translation>
    </message>
    <message>
        <source>Replace Secret…</source>
        <translation>Geheimnis ersetzen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionsPage</name>
    <message>
        <source>“%1” was added. Sign in next.</source>
        <translation>„%1“ wurde hinzugefügt. Als Nächstes anmelden.</translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>“%1” was added. It is being tested.</source>
        <translation>„%1“ wurde hinzugefügt und wird getestet.</translation>
    </message>
    <message>
        <source>“%1” was saved.</source>
        <translation>„%1“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>Signed in. The connection is being tested.</source>
        <translation>Angemeldet. Die Verbindung wird getestet.</translation>
    </message>
    <message>
        <source>Sign out of “%1”?</source>
        <translation>Von „%1“ abmelden?</translation>
    </message>
    <message>
        <source>Zoho is told to end the sign-in, and it is deleted from the vault.</source>
        <translation>Zoho wird gebeten, die Anmeldung zu beenden, und sie wird aus dem Tresor gelöscht.</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Signed out of “%1”.</source>
        <translation>Von „%1“ abgemeldet.</translation>
    </message>
    <message>
        <source>Its sign-in is ended at the service and deleted from the vault.</source>
        <translation>Ihre Anmeldung wird beim Dienst beendet und aus dem Tresor gelöscht.</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>Remove Connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>„%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>Imported: %1 added, %2 changed, %3 unchanged.</source>
        <translation>Importiert: %1 hinzugefügt, %2 geändert, %3 unverändert.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Paste Settings…</source>
        <translation>Einstellungen einfügen&#xa0;…</translation>
    </message>
    <message>
        <source>Takes over the configuration of the programs that Sluice replaces</source>
        <translation>Übernimmt die Konfiguration der Programme, die Sluice ersetzt</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Yesterday 18:12</source>
        <translation>Gestern 18:12</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No connection matches</source>
        <translation>Keine Verbindung passt</translation>
    </message>
    <message>
        <source>Connections are there, but none has this text.</source>
        <translation>Es gibt Verbindungen, aber keine enthält diesen Text.</translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation>Noch nichts verbunden</translation>
    </message>
    <message>
        <source>Add a connection to a service, or import a connection file.</source>
        <translation>Eine Verbindung zu einem Dienst hinzufügen oder eine Verbindungsdatei importieren.</translation>
    </message>
    <message>
        <source>Add Connection…</source>
        <translation>Verbindung hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Find a connection</source>
        <translation>Verbindung suchen</translation>
    </message>
    <message>
        <source>The job %1 uses it and cannot run then.</source>
        <translation>Der Auftrag %1 benutzt sie und kann dann nicht laufen.</translation>
    </message>
    <message>
        <source>The job %1 uses it, and its schedule; it cannot run then.</source>
        <translation>Der Auftrag %1 und sein Zeitplan benutzen sie; er kann dann nicht laufen.</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs use it and cannot run then:</source>
        <translation>
            <numerusform>%n Auftrag benutzt sie und kann dann nicht laufen:</numerusform>
            <numerusform>%n Aufträge benutzen sie und können dann nicht laufen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more.</source>
        <translation>
            <numerusform>und %n weiterer.</numerusform>
            <numerusform>und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>A schedule would start one of them.</source>
        <translation>Ein Zeitplan würde einen davon starten.</translation>
    </message>
    <message numerus="yes">
        <source>%n schedules would start them.</source>
        <translation>
            <numerusform>%n Zeitplan würde sie starten.</numerusform>
            <numerusform>%n Zeitpläne würden sie starten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its keys are deleted from the vault.</source>
        <translation>Ihre Schlüssel werden aus dem Tresor gelöscht.</translation>
    </message>
    <message>
        <source>“%1” was made. It needs a sign-in of its own.</source>
        <translation>„%1“ wurde angelegt. Sie braucht eine eigene Anmeldung.</translation>
    </message>
    <message>
        <source>“%1” was made.</source>
        <translation>„%1“ wurde angelegt.</translation>
    </message>
    <message>
        <source>Takes over files of connections and jobs</source>
        <translation>Übernimmt Dateien mit Verbindungen und Aufträgen</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>“%1” leads to another account than before: %2. It was %3.</source>
        <translation>„%1“ führt zu einem anderen Konto als bisher: %2. Bisher war es %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>the form of a connection</source>
        <translation>das Formular einer Verbindung</translation>
    </message>
    <message>
        <source>Test Connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren&#xa0;…</translation>
    </message>
    <message>
        <source>Set Passphrase…</source>
        <translation>Passphrase festlegen&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Signed in with %n scopes. The connection is being tested.</source>
        <translation>
            <numerusform>Mit %n Scope angemeldet. Die Verbindung wird getestet.</numerusform>
            <numerusform>Mit %n Scopes angemeldet. Die Verbindung wird getestet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed in as %1, with %n scopes.</source>
        <translation>
            <numerusform>Angemeldet als %1, mit %n Scope.</numerusform>
            <numerusform>Angemeldet als %1, mit %n Scopes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleActions</name>
    <message>
        <source>Run…</source>
        <translation>Ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Check Plan</source>
        <translation>Plan prüfen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop Now</source>
        <translation>Sofort stoppen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stops sending. Nothing already written is undone, and work that the service has already accepted will finish there.</source>
        <translation>Beendet das Senden. Bereits Geschriebenes wird nicht zurückgenommen, und was der Dienst schon angenommen hat, bringt er dort zu Ende.</translation>
    </message>
    <message>
        <source>Finish This Chunk</source>
        <translation>Diesen Block beenden</translation>
    </message>
    <message>
        <source>Force Stop</source>
        <translation>Stopp erzwingen</translation>
    </message>
    <message>
        <source>Retry Rejected…</source>
        <translation>Abgewiesene erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Undo Run…</source>
        <translation>Lauf rückgängig machen&#xa0;…</translation>
    </message>
    <message>
        <source>Erase Run Data…</source>
        <translation>Laufdaten löschen&#xa0;…</translation>
    </message>
    <message>
        <source>What Stop Does</source>
        <translation>Was „Stoppen“ bewirkt</translation>
    </message>
    <message>
        <source>Open Results Folder</source>
        <translation>Ergebnisordner öffnen</translation>
    </message>
    <message>
        <source>Control API…</source>
        <translation>Steuer-API&#xa0;…</translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation>Benachrichtigungen&#xa0;…</translation>
    </message>
    <message>
        <source>Data Retention…</source>
        <translation>Datenaufbewahrung&#xa0;…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Find on This Page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Show Sidebar</source>
        <translation>Seitenleiste zeigen</translation>
    </message>
    <message>
        <source>Show Details</source>
        <translation>Details zeigen</translation>
    </message>
    <message>
        <source>Show Log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Reset Layout</source>
        <translation>Fensteraufteilung zurücksetzen</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Sluice</source>
        <translation>Über Sluice</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Whose jobs and runs are shown</source>
        <translation>Wessen Aufträge und Läufe gezeigt werden</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Reads the rejected records again and writes them in a new run</source>
        <translation>Liest die abgewiesenen Datensätze erneut und schreibt sie in einem neuen Lauf</translation>
    </message>
    <message>
        <source>Shows first what goes and what stays</source>
        <translation>Zeigt zuerst, was geht und was bleibt</translation>
    </message>
    <message>
        <source>For a run that is chosen on the page Runs</source>
        <translation>Für einen Lauf, der auf der Seite „Läufe“ gewählt ist</translation>
    </message>
    <message>
        <source>Shows first what would be put back</source>
        <translation>Zeigt zuerst, was zurückgesetzt würde</translation>
    </message>
    <message>
        <source>For an ended run of a CRM job that has written records</source>
        <translation>Für einen beendeten Lauf eines CRM-Auftrags, der Datensätze geschrieben hat</translation>
    </message>
    <message>
        <source>New Connection…</source>
        <translation>Neue Verbindung&#xa0;…</translation>
    </message>
    <message>
        <source>New Mapping…</source>
        <translation>Neue Zuordnung&#xa0;…</translation>
    </message>
    <message>
        <source>Manage Locks…</source>
        <translation>Sperren verwalten&#xa0;…</translation>
    </message>
    <message>
        <source>Pause or Resume</source>
        <translation>Pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Resume Interrupted Runs…</source>
        <translation>Unterbrochene Läufe fortsetzen&#xa0;…</translation>
    </message>
    <message>
        <source>Pause All</source>
        <translation>Alle pausieren</translation>
    </message>
    <message>
        <source>Stop All…</source>
        <translation>Alle stoppen&#xa0;…</translation>
    </message>
    <message>
        <source>Collect Diagnostics…</source>
        <translation>Diagnose sammeln&#xa0;…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>A Record&apos;s Story…</source>
        <translation>Geschichte eines Datensatzes&#xa0;…</translation>
    </message>
    <message>
        <source>Erase One Person&apos;s Data…</source>
        <translation>Daten einer Person löschen&#xa0;…</translation>
    </message>
    <message>
        <source>For a job that is chosen on the page of its sync</source>
        <translation>Für einen Auftrag, der auf der Seite seines Abgleichs gewählt ist</translation>
    </message>
    <message>
        <source>For a run that is under way</source>
        <translation>Für einen laufenden Lauf</translation>
    </message>
    <message>
        <source>For a run that stands still</source>
        <translation>Für einen Lauf, der stillsteht</translation>
    </message>
    <message>
        <source>For an ended run that has rejected records</source>
        <translation>Für einen beendeten Lauf mit abgewiesenen Datensätzen</translation>
    </message>
    <message>
        <source>Offered a while after Stop was asked for</source>
        <translation>Wird einige Zeit nach „Stoppen“ angeboten</translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleLogPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>A Record&apos;s Story…</source>
        <translation>Geschichte eines Datensatzes&#xa0;…</translation>
    </message>
    <message>
        <source>All that happened to one record, in all runs</source>
        <translation>Alles, was mit einem Datensatz geschah, in allen Läufen</translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleStart</name>
    <message>
        <source>Could not open %1</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Its lock file cannot be written</source>
        <translation>Die Sperrdatei darin kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check the rights of the folder</source>
        <translation>Rechte des Ordners prüfen</translation>
    </message>
    <message>
        <source>Sluice is already open on this data directory</source>
        <translation>Sluice ist mit diesem Datenverzeichnis schon geöffnet</translation>
    </message>
    <message>
        <source>Process %1 has %2</source>
        <translation>Prozess %1 hat %2</translation>
    </message>
    <message>
        <source>Use that window, or start with --data-dir and another folder</source>
        <translation>Dieses Fenster verwenden oder mit --data-dir und einem anderen Ordner starten</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet&#xa0;…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen&#xa0;…</translation>
    </message>
    <message>
        <source>Restore the job store?</source>
        <translation>Auftragsspeicher wiederherstellen?</translation>
    </message>
    <message>
        <source>The newest good copy takes its place. What was done after that copy is lost here, not at the services. The damaged file is kept in the folder damaged.</source>
        <translation>Die neueste gute Kopie tritt an seine Stelle. Was danach geschah, ist hier verloren, nicht bei den Diensten. Die beschädigte Datei bleibt im Ordner „damaged“ erhalten.</translation>
    </message>
    <message>
        <source>Restore Job Store</source>
        <translation>Auftragsspeicher wiederherstellen</translation>
    </message>
    <message>
        <source>Start a New History…</source>
        <translation>Neue Aufzeichnung beginnen&#xa0;…</translation>
    </message>
    <message>
        <source>Start a new history?</source>
        <translation>Neue Aufzeichnung beginnen?</translation>
    </message>
    <message>
        <source>Sluice begins without connections, jobs, mappings, schedules and runs. The damaged store, its copies and the files of all runs are kept in the folder damaged; nothing is deleted, and nothing changes at the services. A run that was under way cannot be resumed: check at the service what it wrote.</source>
        <translation>Sluice beginnt ohne Verbindungen, Aufträge, Zuordnungen, Zeitpläne und Läufe. Der beschädigte Auftragsspeicher, seine Kopien und die Dateien aller Läufe bleiben im Ordner damaged erhalten; nichts wird gelöscht, und bei den Diensten ändert sich nichts. Ein Lauf, der unterwegs war, kann nicht fortgesetzt werden: Beim Dienst prüfen, was er geschrieben hat.</translation>
    </message>
    <message>
        <source>Start a New History</source>
        <translation>Neue Aufzeichnung beginnen</translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleStatus</name>
    <message>
        <source>1 run active</source>
        <translation>1 Lauf aktiv</translation>
    </message>
    <message>
        <source>%1 runs active</source>
        <translation>%1 Läufe aktiv</translation>
    </message>
    <message>
        <source>Watching 1 table</source>
        <translation>1 Tabelle beobachtet</translation>
    </message>
    <message>
        <source>Watching %1 tables</source>
        <translation>%1 Tabellen beobachtet</translation>
    </message>
    <message>
        <source>Last answer %1</source>
        <translation>Letzte Antwort %1</translation>
    </message>
</context>
<context>
    <name>sluice::ControlDialog</name>
    <message>
        <source>Control API</source>
        <translation>Steuer-API</translation>
    </message>
    <message>
        <source>Starts, stops and shows runs over HTTP, for whoever has the key. It serves as long as this window is open.</source>
        <translation>Startet, stoppt und zeigt Läufe über HTTP für jeden, der den Schlüssel hat. Sie antwortet, solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>127.0.0.1:6779</source>
        <translation>127.0.0.1:6779</translation>
    </message>
    <message>
        <source>Jobs to serve</source>
        <translation>Angebotene Aufträge</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy path of the key</source>
        <translation>Pfad des Schlüssels kopieren</translation>
    </message>
    <message>
        <source>Send what is in this file as the header “Authorization: Bearer KEY”. It is made at the first start, for your user alone.</source>
        <translation>Der Inhalt dieser Datei wird als Kopfzeile „Authorization: Bearer KEY“ gesendet. Sie entsteht beim ersten Start, nur für den eigenen Benutzer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt&#xa0;…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 (all resources)</source>
        <translation>%1 (alle Ressourcen)</translation>
    </message>
    <message>
        <source>Stop Serving</source>
        <translation>Dienst beenden</translation>
    </message>
    <message>
        <source>Start Serving</source>
        <translation>Dienst starten</translation>
    </message>
    <message>
        <source>It listens at http://%1.</source>
        <translation>Sie ist unter http://%1 erreichbar.</translation>
    </message>
    <message>
        <source>Stop serving to change what is served.</source>
        <translation>Dienst beenden, um das Angebot zu ändern.</translation>
    </message>
    <message>
        <source>Only programs on this computer reach it.</source>
        <translation>Nur Programme auf diesem Rechner erreichen sie.</translation>
    </message>
    <message>
        <source>Other computers reach it, and what they send is not encrypted.</source>
        <translation>Andere Rechner erreichen sie, und was sie senden, ist unverschlüsselt.</translation>
    </message>
    <message>
        <source>There is no job that sends a shop to Klaviyo.</source>
        <translation>Es gibt keinen Auftrag, der einen Shop an Klaviyo sendet.</translation>
    </message>
    <message>
        <source>At most one job for each of customers, orders, categories and products.</source>
        <translation>Höchstens je ein Auftrag für Kunden, Bestellungen, Kategorien und Produkte.</translation>
    </message>
    <message>
        <source>Choose an address and a job first</source>
        <translation>Zuerst Adresse und Auftrag wählen</translation>
    </message>
    <message>
        <source>Listen Beyond This Computer?</source>
        <translation>Über diesen Rechner hinaus anbieten?</translation>
    </message>
    <message>
        <source>At %1 other computers reach the control API. Who has the key can start and stop runs and delete catalogs, and what is sent, the key too, is not encrypted. Put a TLS proxy before it.</source>
        <translation>Unter %1 erreichen andere Rechner die Steuer-API. Wer den Schlüssel hat, kann Läufe starten und stoppen und Kataloge löschen, und was gesendet wird, auch der Schlüssel, ist unverschlüsselt. Ein TLS-Proxy gehört davor.</translation>
    </message>
    <message>
        <source>Listen at %1</source>
        <translation>Unter %1 anbieten</translation>
    </message>
</context>
<context>
    <name>sluice::CounterBlock</name>
    <message>
        <source>Would Read</source>
        <translation>Würde lesen</translation>
    </message>
    <message>
        <source>Would Write</source>
        <translation>Würde schreiben</translation>
    </message>
    <message>
        <source>Would Skip</source>
        <translation>Würde überspringen</translation>
    </message>
    <message>
        <source>Would Reject</source>
        <translation>Würde abweisen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Not Attempted</source>
        <translation>Nicht versucht</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
</context>
<context>
    <name>sluice::CriteriaDelegate</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values, with commas between</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>sluice::CriteriaDialog</name>
    <message>
        <source>Add Condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Use These Criteria</source>
        <translation>Diese Kriterien verwenden</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>How conditions are joined</source>
        <translation>Wie Bedingungen verknüpft sind</translation>
    </message>
    <message>
        <source>All Must Hold</source>
        <translation>Alle müssen gelten</translation>
    </message>
    <message>
        <source>Any May Hold</source>
        <translation>Eine muss gelten</translation>
    </message>
    <message>
        <source>Which Records Are Read</source>
        <translation>Welche Datensätze gelesen werden</translation>
    </message>
    <message>
        <source>Criteria as text</source>
        <translation>Kriterien als Text</translation>
    </message>
    <message>
        <source>As the &amp;service gets them</source>
        <translation>Wie sie der &amp;Dienst erhält</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>All records are read</source>
        <translation>Alle Datensätze werden gelesen</translation>
    </message>
    <message>
        <source>A condition narrows them down.</source>
        <translation>Eine Bedingung grenzt sie ein.</translation>
    </message>
    <message>
        <source>All Records</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Der Text</translation>
    </message>
    <message>
        <source>These conditions are nested: they are kept as they are, and edited as text.</source>
        <translation>Diese Bedingungen sind verschachtelt: Sie bleiben, wie sie sind, und werden als Text bearbeitet.</translation>
    </message>
    <message>
        <source>The service takes at most %1 conditions</source>
        <translation>Der Dienst nimmt höchstens %1 Bedingungen</translation>
    </message>
</context>
<context>
    <name>sluice::CriteriaModel</name>
    <message>
        <source>All records</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>Nested conditions</source>
        <translation>Verschachtelte Bedingungen</translation>
    </message>
    <message>
        <source>%1 conditions, any may hold</source>
        <translation>%1 Bedingungen, eine muss gelten</translation>
    </message>
    <message>
        <source>%1 conditions, all must hold</source>
        <translation>%1 Bedingungen, alle müssen gelten</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keines von</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>endet mit</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>liegt zwischen</translation>
    </message>
    <message>
        <source>is not between</source>
        <translation>liegt nicht zwischen</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
</context>
<context>
    <name>sluice::CrmBulkPage</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>It cannot be run like this</source>
        <translation>So kann er nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>The choice for the next run is not right</source>
        <translation>Die Auswahl für den nächsten Lauf stimmt nicht</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>%1 has no field %2</source>
        <translation>%1 hat kein Feld %2</translation>
    </message>
    <message>
        <source>Choose the fields again in Source.</source>
        <translation>In „Quelle“ die Felder neu wählen.</translation>
    </message>
    <message>
        <source>%1 and its fields are there</source>
        <translation>%1 und seine Felder sind da</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>The connection “%1” is not there</source>
        <translation>Die Verbindung „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>Choose another one, or add it on the page Connections.</source>
        <translation>Eine andere wählen oder sie auf der Seite „Verbindungen“ hinzufügen.</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>Verbindungen öffnen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Checking the connection…</source>
        <translation>Verbindung wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Connection is ready</source>
        <translation>Verbindung ist bereit</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>No module is chosen</source>
        <translation>Kein Modul gewählt</translation>
    </message>
    <message>
        <source>There is no module %1 to read</source>
        <translation>Es gibt kein Modul %1 zu lesen</translation>
    </message>
    <message>
        <source>Choose a module in Source.</source>
        <translation>In „Quelle“ ein Modul wählen.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow bulk writes to %1</source>
        <translation>Zoho CRM erlaubt kein Bulk Write nach %1</translation>
    </message>
    <message>
        <source>Choose another module in Source.</source>
        <translation>In „Quelle“ ein anderes Modul wählen.</translation>
    </message>
    <message>
        <source>Loading fields…</source>
        <translation>Felder werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a CSV File</source>
        <translation>CSV-Datei wählen</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All (*)</source>
        <translation>CSV-Dateien (*.csv *.txt);;Alle (*)</translation>
    </message>
    <message>
        <source>Choose the CSV File to Write</source>
        <translation>Zu schreibende CSV-Datei wählen</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>CRM Bulk</source>
        <translation>CRM Bulk</translation>
    </message>
    <message>
        <source>A job reads a module of Zoho CRM, changes records, and writes them back.</source>
        <translation>Ein Auftrag liest ein Modul von Zoho CRM, ändert Datensätze und schreibt sie zurück.</translation>
    </message>
    <message>
        <source>A job needs a connection to Zoho CRM in this environment.</source>
        <translation>Ein Auftrag braucht in dieser Umgebung eine Verbindung zu Zoho CRM.</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>Credits left today</source>
        <translation>Heute verbleibende Credits</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>Datensatz-ID</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Now in Zoho CRM</source>
        <translation>Jetzt in Zoho CRM</translation>
    </message>
    <message>
        <source>After the Run</source>
        <translation>Nach dem Lauf</translation>
    </message>
    <message>
        <source>New Job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Create Job</source>
        <translation>Auftrag anlegen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Beginnen mit</translation>
    </message>
    <message>
        <source>Lead clean-up, the example</source>
        <translation>Lead-Bereinigung, das Beispiel</translation>
    </message>
    <message>
        <source>An empty job</source>
        <translation>Leerer Auftrag</translation>
    </message>
    <message>
        <source>Loading modules…</source>
        <translation>Module werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 of %2 credits left</source>
        <translation>Noch %1 von %2 Credits</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Write %1 records first and read them back</source>
        <translation>
            <numerusform>1 Datensatz zuerst &amp;schreiben und zurücklesen</numerusform>
            <numerusform>Zuerst %1 Datensätze &amp;schreiben und zurücklesen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave records that someone changed since the read</source>
        <translation>Datensätze &amp;lassen, die seit dem Lesen jemand geändert hat</translation>
    </message>
    <message>
        <source>Could not load</source>
        <translation>Nicht ladbar</translation>
    </message>
</context>
<context>
    <name>sluice::CrmCapsCard</name>
    <message>
        <source>Stop Before Writing</source>
        <translation>Vor dem Schreiben anhalten</translation>
    </message>
    <message>
        <source>% of the records change</source>
        <translation>% geänderte Datensätze</translation>
    </message>
    <message>
        <source>values become empty</source>
        <translation>geleerte Werte</translation>
    </message>
    <message>
        <source>1 %</source>
        <translation>1 %</translation>
    </message>
    <message>
        <source>0: of one record in a hundred, and at least 20; else so many in all</source>
        <translation>0: bei einem von hundert Datensätzen, mindestens 20; sonst bei so vielen insgesamt</translation>
    </message>
    <message>
        <source>times the last run</source>
        <translation>mal der letzte Lauf</translation>
    </message>
    <message>
        <source>The share of the records that the last completed run changed</source>
        <translation>Der Anteil der Datensätze, die der letzte abgeschlossene Lauf geändert hat</translation>
    </message>
    <message>
        <source>A field that gets one value everywhere, two fields that change places, cut texts, numbers that all grow by one factor, and the like, in more than one record of a hundred</source>
        <translation>Ein Feld, das überall denselben Wert erhält, zwei vertauschte Felder, gekürzte Texte, Zahlen, die alle um denselben Faktor wachsen, und Ähnliches in mehr als einem von hundert Datensätzen</translation>
    </message>
    <message>
        <source>More than</source>
        <translation>Mehr als</translation>
    </message>
    <message>
        <source>Stop when more than some %1</source>
        <translation>Anhalten bei mehr als so vielen: %1</translation>
    </message>
    <message>
        <source>In production</source>
        <translation>In Produktion</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>All pages are read and looked at before the first record is written; else each page before its own. Writing begins later then</source>
        <translation>Alle Seiten werden gelesen und angesehen, bevor der erste Datensatz geschrieben wird; sonst jede Seite vor ihrem eigenen. Das Schreiben beginnt dann später</translation>
    </message>
    <message>
        <source>Look at all pages first</source>
        <translation>Zuerst alle Seiten ansehen</translation>
    </message>
    <message>
        <source>They go out alone; the others follow if all of them hold what was written</source>
        <translation>Sie gehen allein hinaus; die anderen folgen, wenn alle enthalten, was geschrieben wurde</translation>
    </message>
    <message>
        <source>Some records are written and read back before the others follow</source>
        <translation>Einige Datensätze werden geschrieben und zurückgelesen, bevor die anderen folgen</translation>
    </message>
    <message>
        <source>Percent of a chunk that may be rejected</source>
        <translation>Prozent eines Blocks, die abgewiesen werden dürfen</translation>
    </message>
    <message>
        <source>Of a chunk of 100 records or more; then a person is asked</source>
        <translation>Für einen Block ab 100 Datensätzen; dann wird gefragt</translation>
    </message>
    <message>
        <source>% rejected</source>
        <translation>% abgewiesen</translation>
    </message>
    <message>
        <source>Read the first back</source>
        <translation>Die ersten zur Probe zurücklesen</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Changes that nobody means to make</source>
        <translation>Änderungen, die niemand will</translation>
    </message>
    <message>
        <source>Ask at more than</source>
        <translation>Fragen ab mehr als</translation>
    </message>
</context>
<context>
    <name>sluice::CrmFilePart</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>The whole path of a CSV file</source>
        <translation>Der vollständige Pfad einer CSV-Datei</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>UTF-8, or as its mark says</source>
        <translation>UTF-8 oder wie die Marke sagt</translation>
    </message>
    <message>
        <source>Windows-1252</source>
        <translation>Windows-1252</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Date&amp;i</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>E&amp;ncoding</source>
        <translation>K&amp;odierung</translation>
    </message>
    <message>
        <source>A header names the columns; a mapping says which field gets which.</source>
        <translation>Eine Kopfzeile benennt die Spalten; eine Zuordnung sagt, welches Feld welche erhält.</translation>
    </message>
    <message>
        <source>Reading the first rows…</source>
        <translation>Erste Zeilen werden gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 Spalte</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 Spalten</translation>
    </message>
</context>
<context>
    <name>sluice::CrmJobModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1, %2 by %3</source>
        <translation>%1, %2 nach %3</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 Feld</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>%1 Felder</translation>
    </message>
    <message>
        <source>insert</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>upsert</source>
        <translation>ändern oder anlegen</translation>
    </message>
    <message>
        <source>update</source>
        <translation>ändern</translation>
    </message>
</context>
<context>
    <name>sluice::CrmMappingDialog</name>
    <message>
        <source>Which Field Gets What</source>
        <translation>Welches Feld was erhält</translation>
    </message>
    <message>
        <source>Without a Mapping</source>
        <translation>Ohne Zuordnung</translation>
    </message>
</context>
<context>
    <name>sluice::CrmMappingEditor</name>
    <message>
        <source>Parts of the mapping</source>
        <translation>Teile der Zuordnung</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Look at %1 of them: the values look like something else.</source>
        <translation>%1 davon ansehen: Die Werte sehen nach etwas anderem aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n fields still have a problem.</source>
        <translation>
            <numerusform>%n Feld hat noch ein Problem.</numerusform>
            <numerusform>%n Felder haben noch ein Problem.</numerusform>
        </translation>
    </message>
    <message>
        <source>No field is mapped: what the processors write is written.</source>
        <translation>Kein Feld ist zugeordnet: Geschrieben wird, was die Verarbeitungen schreiben.</translation>
    </message>
    <message>
        <source>Transforms…</source>
        <translation>Umwandlungen&#xa0;…</translation>
    </message>
    <message>
        <source>What is done to the values of the chosen field</source>
        <translation>Was mit den Werten des gewählten Feldes geschieht</translation>
    </message>
    <message>
        <source>A source is a column, a text for all records after =, or a template such as {{First_Name}} of {{Company}}.</source>
        <translation>Eine Quelle ist eine Spalte, ein Text für alle Datensätze nach = oder eine Vorlage wie {{First_Name}} von {{Company}}.</translation>
    </message>
    <message>
        <source>Fields of the mapping</source>
        <translation>Felder der Zuordnung</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Masked, sent</source>
        <translation>Maskiert, gesendet</translation>
    </message>
    <message>
        <source>No fields here</source>
        <translation>Keine Felder hier</translation>
    </message>
    <message>
        <source>The module&apos;s fields are being loaded, or none is like this.</source>
        <translation>Die Felder des Moduls werden geladen, oder keines sieht so aus.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>If empty</source>
        <translation>Wenn leer</translation>
    </message>
    <message>
        <source>Find by</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>Sensibel</translation>
    </message>
    <message>
        <source>The record is rejected</source>
        <translation>Der Datensatz wird abgewiesen</translation>
    </message>
    <message>
        <source>It is left out</source>
        <translation>Er wird ausgelassen</translation>
    </message>
    <message>
        <source>It is sent: the service decides</source>
        <translation>Er wird gesendet: Der Dienst entscheidet</translation>
    </message>
    <message>
        <source>None: such days are rejected</source>
        <translation>Keine: Solche Tage werden abgewiesen</translation>
    </message>
    <message>
        <source>A name such as Asia/Kolkata</source>
        <translation>Ein Name wie Asia/Kolkata</translation>
    </message>
    <message>
        <source>Name of a variable</source>
        <translation>Name einer Variablen</translation>
    </message>
    <message>
        <source>The variable of the environment that holds the key of hashes, at least 16 bytes. It never stands in the mapping.</source>
        <translation>Die Umgebungsvariable mit dem Schlüssel der Hashes, mindestens 16 Byte. Er steht nie in der Zuordnung.</translation>
    </message>
    <message>
        <source>&amp;A value that its field would refuse</source>
        <translation>Ein Wert, den sein Feld a&amp;blehnen würde</translation>
    </message>
    <message>
        <source>&amp;Between the values of a multi-select list</source>
        <translation>Z&amp;wischen den Werten einer Mehrfachauswahl</translation>
    </message>
    <message>
        <source>&amp;Zone of times that tell no offset</source>
        <translation>Z&amp;one für Zeiten ohne Zeitverschiebung</translation>
    </message>
    <message>
        <source>&amp;Key of hashes</source>
        <translation>S&amp;chlüssel der Hashes</translation>
    </message>
    <message>
        <source>The same as a document: what was written is read back as it is, and a file of it can be named in a job&apos;s file.</source>
        <translation>Dasselbe als Dokument: Geschriebenes wird unverändert zurückgelesen, und die Datei eines Auftrags kann eine solche Datei nennen.</translation>
    </message>
    <message>
        <source>Mapping as a document</source>
        <translation>Zuordnung als Dokument</translation>
    </message>
    <message>
        <source>Columns of the source that no field is made of. What is ignored is not told again.</source>
        <translation>Spalten der Quelle, aus denen kein Feld gebildet wird. Was ignoriert wird, wird nicht wieder gemeldet.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Unused source columns</source>
        <translation>Unbenutzte Spalten der Quelle</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>No unused column</source>
        <translation>Keine unbenutzte Spalte</translation>
    </message>
    <message>
        <source>Every column is used, or is ignored.</source>
        <translation>Jede Spalte wird benutzt oder ignoriert.</translation>
    </message>
    <message>
        <source>Skip the record</source>
        <translation>Datensatz überspringen</translation>
    </message>
    <message>
        <source>Default value…</source>
        <translation>Vorgabewert&#xa0;…</translation>
    </message>
    <message>
        <source>Field %1</source>
        <translation>Feld %1</translation>
    </message>
    <message>
        <source>Transform %1</source>
        <translation>Umwandlung %1</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Unused %1</source>
        <translation>Unbenutzt %1</translation>
    </message>
</context>
<context>
    <name>sluice::CrmMappingModel</name>
    <message>
        <source>Empty it</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Leave as is</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Abweisen</translation>
    </message>
    <message>
        <source>By the CRM</source>
        <translation>Durch das CRM</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Maskiert</translation>
    </message>
    <message>
        <source>Masked, sent</source>
        <translation>Maskiert, gesendet</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>sensibel</translation>
    </message>
    <message>
        <source>Target Field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>Umwandlungen</translation>
    </message>
    <message>
        <source>If Empty</source>
        <translation>Wenn leer</translation>
    </message>
    <message>
        <source>Find By</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>Sensibel</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Skip the record</source>
        <translation>Datensatz überspringen</translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <translation>Übersprungen: %1</translation>
    </message>
    <message>
        <source>Source Type</source>
        <translation>Quelltyp</translation>
    </message>
    <message>
        <source>Map it, or set a constant.</source>
        <translation>Zuordnen oder einen festen Wert setzen.</translation>
    </message>
</context>
<context>
    <name>sluice::CrmProcessorsCard</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Lead clean-up: phone, country, score, segment</source>
        <translation>Lead-Bereinigung: Telefon, Land, Punkte, Segment</translation>
    </message>
    <message>
        <source>1 rule</source>
        <translation>1 Regel</translation>
    </message>
    <message>
        <source>%1 rules</source>
        <translation>%1 Regeln</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Add a processor</source>
        <translation>Verarbeitung hinzufügen</translation>
    </message>
    <message>
        <source>Lead Clean-Up</source>
        <translation>Lead-Bereinigung</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln&#xa0;…</translation>
    </message>
    <message>
        <source>Script…</source>
        <translation>Skript&#xa0;…</translation>
    </message>
    <message>
        <source>Command…</source>
        <translation>Befehl&#xa0;…</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Verarbeitungen</translation>
    </message>
    <message>
        <source>Records are written as they were read, or as the mapping says.</source>
        <translation>Datensätze werden geschrieben, wie sie gelesen wurden oder wie die Zuordnung es sagt.</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Regelsatz</translation>
    </message>
    <message>
        <source>A as the public example is coded, B as its text promises, C the improved rules</source>
        <translation>A, wie das öffentliche Beispiel programmiert ist, B, wie sein Text verspricht, C, die verbesserten Regeln</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>Satz %1</translation>
    </message>
    <message>
        <source>Processor %1</source>
        <translation>Verarbeitung %1</translation>
    </message>
    <message>
        <source>Edit, move or remove this processor</source>
        <translation>Diese Verarbeitung bearbeiten, verschieben oder entfernen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Edit Processor</source>
        <translation>Verarbeitung bearbeiten</translation>
    </message>
</context>
<context>
    <name>sluice::CrmSourceCard</name>
    <message>
        <source>Where the records come from</source>
        <translation>Woher die Datensätze kommen</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>CSV File</source>
        <translation>CSV-Datei</translation>
    </message>
    <message>
        <source>The service gives at most 200,000 in a page. While one is processed the next is read.</source>
        <translation>Der Dienst gibt höchstens 200.000 in einer Seite. Während eine verarbeitet wird, wird die nächste gelesen.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation>&amp;Modul</translation>
    </message>
    <message>
        <source>Records per &amp;page</source>
        <translation>Datensätze je &amp;Seite</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>New and changed</source>
        <translation>Neue und geänderte</translation>
    </message>
    <message>
        <source>What was modified since the last run that read it; the end of the time is fixed when the run begins</source>
        <translation>Was seit dem letzten lesenden Lauf geändert wurde; das Ende des Zeitraums steht bei Beginn des Laufs fest</translation>
    </message>
    <message>
        <source>Fi&amp;elds</source>
        <translation>&amp;Felder</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 Feld</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>%1 Felder</translation>
    </message>
    <message>
        <source>%1 of %2 fields</source>
        <translation>%1 von %2 Feldern</translation>
    </message>
    <message>
        <source>Which records of the module are read</source>
        <translation>Welche Datensätze des Moduls gelesen werden</translation>
    </message>
    <message>
        <source>Rea&amp;d</source>
        <translation>Lese&amp;n</translation>
    </message>
    <message>
        <source>Cr&amp;iteria</source>
        <translation>&amp;Kriterien</translation>
    </message>
    <message>
        <source>C&amp;ustom view</source>
        <translation>&amp;Per Ansicht</translation>
    </message>
    <message>
        <source>Only its records are read, as it is when the run reads them</source>
        <translation>Nur ihre Datensätze werden gelesen, wie sie ist, wenn der Lauf sie liest</translation>
    </message>
    <message>
        <source>Modules and fields</source>
        <translation>Module und Felder</translation>
    </message>
    <message>
        <source>Find a module</source>
        <translation>Modul suchen</translation>
    </message>
</context>
<context>
    <name>sluice::CrmTargetPart</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Byte order mar&amp;k, for spreadsheets</source>
        <translation>Bytereihenfolge-Ma&amp;rke, für Tabellenprogramme</translation>
    </message>
    <message>
        <source>The whole path of the CSV file</source>
        <translation>Der vollständige Pfad der CSV-Datei</translation>
    </message>
    <message>
        <source>Its name may hold {module}, {date}, {time} and {run}</source>
        <translation>Der Name darf {module}, {date}, {time} und {run} enthalten</translation>
    </message>
    <message>
        <source>Stop before it</source>
        <translation>Davor anhalten</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>It is replaced when the new one is whole, not before</source>
        <translation>Sie wird erst ersetzt, wenn die neue vollständig ist</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>Must be chosen</source>
        <translation>Muss gewählt werden</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Fields with health or personal data. Unless chosen, a job that names one of them does not run, and a job of all fields leaves them out.</source>
        <translation>Felder mit Gesundheits- oder personenbezogenen Daten. Ohne Wahl läuft ein Auftrag nicht, der eines davon nennt, und ein Auftrag mit allen Feldern lässt sie weg.</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>&amp;Sensitive fields</source>
        <translation>Sensi&amp;ble Felder</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>Datei&amp;name</translation>
    </message>
    <message>
        <source>If it is there alread&amp;y</source>
        <translation>Wenn sie s&amp;chon da ist</translation>
    </message>
</context>
<context>
    <name>sluice::CrmWriteCard</name>
    <message>
        <source>&amp;Only changed records</source>
        <translation>Nur &amp;geänderte Datensätze</translation>
    </message>
    <message>
        <source>Leave fields &amp;alone where empty</source>
        <translation>Leere Werte lassen Felder &amp;unverändert</translation>
    </message>
    <message>
        <source>Where the records go</source>
        <translation>Wohin die Datensätze gehen</translation>
    </message>
    <message>
        <source>Zoho CRM</source>
        <translation>Zoho CRM</translation>
    </message>
    <message>
        <source>CSV File</source>
        <translation>CSV-Datei</translation>
    </message>
    <message>
        <source>A copy of the module; nothing changes in the CRM</source>
        <translation>Eine Kopie des Moduls; im CRM ändert sich nichts</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Makes new records. A lost answer could make one twice, unless a unique field tells them apart.</source>
        <translation>Legt neue Datensätze an. Durch eine verlorene Antwort könnte einer doppelt entstehen, wenn kein eindeutiges Feld sie unterscheidet.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Changes records only</source>
        <translation>Ändert nur vorhandene Datensätze</translation>
    </message>
    <message>
        <source>Upsert</source>
        <translation>Ändern oder anlegen</translation>
    </message>
    <message>
        <source>Changes the records that are found, and makes the others</source>
        <translation>Ändert gefundene Datensätze und legt die anderen an</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Bulk Write</source>
        <translation>Bulk Write</translation>
    </message>
    <message>
        <source>Record by Record</source>
        <translation>Satz für Satz</translation>
    </message>
    <message>
        <source>As the Service Does</source>
        <translation>Wie der Dienst es tut</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No workflow, blueprint or assignment is started. Only the record API can be told so.</source>
        <translation>Kein Workflow, Blueprint und keine Zuweisung wird gestartet. Nur der Datensatz-API lässt sich das sagen.</translation>
    </message>
    <message>
        <source>By environment</source>
        <translation>Je nach Umgebung</translation>
    </message>
    <message>
        <source>Are left as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Are written over</source>
        <translation>Werden überschrieben</translation>
    </message>
    <message>
        <source>What happens to records that somebody changed after they were read: in production they are left as they are and listed, elsewhere they are written over. Looking costs a credit for each chunk.</source>
        <translation>Was mit Datensätzen geschieht, die jemand nach dem Lesen geändert hat: In Produktion bleiben sie, wie sie sind, und werden aufgelistet, sonst werden sie überschrieben. Das Nachsehen kostet einen Credit je Block.</translation>
    </message>
    <message>
        <source>An empty value changes nothing; otherwise it empties the field</source>
        <translation>Ein leerer Wert ändert nichts; sonst leert er das Feld</translation>
    </message>
    <message>
        <source>Written at once; what is stopped or lost is settled by these</source>
        <translation>Wird gleichzeitig geschrieben; Gestopptes oder Verlorenes wird damit geklärt</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Mappin&amp;g</source>
        <translation>&amp;Zuordnung</translation>
    </message>
    <message>
        <source>Find record &amp;by</source>
        <translation>Datensatz su&amp;chen nach</translation>
    </message>
    <message>
        <source>&amp;Way</source>
        <translation>&amp;Weg</translation>
    </message>
    <message>
        <source>Run automations</source>
        <translation>Automatisierungen</translation>
    </message>
    <message>
        <source>Nothing: all are new</source>
        <translation>Nichts: Alle sind neu</translation>
    </message>
    <message>
        <source>A unique field that the records bring keeps one from being made twice after a lost answer</source>
        <translation>Ein eindeutiges Feld, das die Datensätze mitbringen, verhindert Doppelte nach einer verlorenen Antwort</translation>
    </message>
    <message>
        <source>The id, or a field that the module keeps unique</source>
        <translation>Die ID oder ein Feld, das im Modul eindeutig ist</translation>
    </message>
    <message>
        <source>The records that are read go to a file on this computer, and nothing changes in the CRM. Its name may hold {module}, {date}, {time} and {run}.</source>
        <translation>Die gelesenen Datensätze gehen in eine Datei auf diesem Rechner, und im CRM ändert sich nichts. Der Name darf {module}, {date}, {time} und {run} enthalten.</translation>
    </message>
    <message>
        <source>By the record API: up to 100 records in a call, a credit for each ten of them, and no automations.</source>
        <translation>Über die Datensatz-API: bis zu 100 Datensätze je Aufruf, ein Credit für je zehn davon und keine Automatisierungen.</translation>
    </message>
    <message>
        <source>Bulk write: 500 credits for each file of up to 25,000 records.</source>
        <translation>Bulk Write: 500 Credits für jede Datei mit bis zu 25.000 Datensätzen.</translation>
    </message>
    <message>
        <source>By the record API: up to 100 records in a call, so that each is settled at once. Cheaper for few records, dearer for many.</source>
        <translation>Über die Datensatz-API: bis zu 100 Datensätze je Aufruf, so dass jeder sofort geklärt ist. Billiger bei wenigen, teurer bei vielen Datensätzen.</translation>
    </message>
    <message>
        <source>Each chunk goes the way that costs fewer credits. The plan says what each way costs.</source>
        <translation>Jeder Block geht den Weg, der weniger Credits kostet. Der Plan nennt die Kosten beider Wege.</translation>
    </message>
    <message>
        <source>Records that hold already what they are to hold are not sent</source>
        <translation>Datensätze, die schon enthalten, was sie enthalten sollen, werden nicht gesendet</translation>
    </message>
    <message>
        <source>All records are new</source>
        <translation>Alle Datensätze sind neu</translation>
    </message>
    <message>
        <source>The job does not compare its file with what the records hold</source>
        <translation>Der Auftrag vergleicht seine Datei nicht mit dem Inhalt der Datensätze</translation>
    </message>
    <message>
        <source>What the processors write</source>
        <translation>Was die Verarbeitungen schreiben</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 Feld</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>%1 Felder</translation>
    </message>
    <message>
        <source>Which field gets what, with transforms and checks</source>
        <translation>Welches Feld was erhält, mit Umwandlungen und Prüfungen</translation>
    </message>
    <message>
        <source>Changed meanwhi&amp;le</source>
        <translation>Zwischendu&amp;rch geänderte</translation>
    </message>
    <message>
        <source>Record&amp;s per file</source>
        <translation>Datensätze &amp;je Datei</translation>
    </message>
</context>
<context>
    <name>sluice::DayPlan</name>
    <message>
        <source>Next 24 Hours</source>
        <translation>Nächste 24 Stunden</translation>
    </message>
    <message>
        <source>%1: nothing</source>
        <translation>%1: nichts</translation>
    </message>
    <message>
        <source>%1: %2 due, the next %3</source>
        <translation>%1: %2 fällig, der nächste %3</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Nothing until %1</source>
        <translation>Nichts bis %1</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, etwa %2</translation>
    </message>
</context>
<context>
    <name>sluice::DeleteAllDialog</name>
    <message>
        <source>It cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Only what Sluice has sent</source>
        <translation>Nur was Sluice gesendet hat</translation>
    </message>
    <message>
        <source>Everything in the catalog, also from other sources</source>
        <translation>Alles im Katalog, auch aus anderen Quellen</translation>
    </message>
    <message>
        <source>I understand that items from other sources are deleted too</source>
        <translation>Mir ist klar, dass auch Artikel aus anderen Quellen gelöscht werden</translation>
    </message>
    <message>
        <source>Type products to confirm</source>
        <translation>Zur Bestätigung products eingeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete All</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Zur Bestätigung %1 eingeben</translation>
    </message>
    <message>
        <source>This deletes every catalog product and variant in the Klaviyo account %1, including those that did not come from commercetools.</source>
        <translation>Löscht jedes Produkt des Katalogs und jede Variante im Klaviyo-Konto %1, auch die, die nicht aus commercetools kommen.</translation>
    </message>
    <message>
        <source>This deletes every catalog category in the Klaviyo account %1, including those that did not come from commercetools.</source>
        <translation>Löscht jede Kategorie des Katalogs im Klaviyo-Konto %1, auch die, die nicht aus commercetools kommen.</translation>
    </message>
    <message>
        <source>This deletes every catalog product, with its variants, that Sluice has sent to the Klaviyo account %1. What came from elsewhere stays.</source>
        <translation>Löscht jedes Produkt des Katalogs mit seinen Varianten, das Sluice an das Klaviyo-Konto %1 gesendet hat. Was von anderswo kam, bleibt.</translation>
    </message>
    <message>
        <source>This deletes every catalog category that Sluice has sent to the Klaviyo account %1. What came from elsewhere stays.</source>
        <translation>Löscht jede Kategorie des Katalogs, die Sluice an das Klaviyo-Konto %1 gesendet hat. Was von anderswo kam, bleibt.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%1 items and variants</source>
        <translation>
            <numerusform>1 Artikel oder Variante</numerusform>
            <numerusform>%1 Artikel und Varianten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 categories</source>
        <translation>
            <numerusform>1 Kategorie</numerusform>
            <numerusform>%1 Kategorien</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Found now</source>
        <translation>Jetzt gefunden</translation>
    </message>
    <message>
        <source>These are more than %1. Type their exact number, %2.</source>
        <translation>Das sind mehr als %1. Ihre genaue Zahl %2 eingeben.</translation>
    </message>
    <message>
        <source>Possible in a moment</source>
        <translation>Gleich möglich</translation>
    </message>
    <message>
        <source>There is nothing to delete</source>
        <translation>Es gibt nichts zu löschen</translation>
    </message>
    <message>
        <source>Answer what is asked above first</source>
        <translation>Zuerst die Fragen oben beantworten</translation>
    </message>
    <message>
        <source>Delete All Klaviyo Products</source>
        <translation>Alle Produkte bei Klaviyo löschen</translation>
    </message>
    <message>
        <source>Delete All Klaviyo Categories</source>
        <translation>Alle Kategorien bei Klaviyo löschen</translation>
    </message>
    <message>
        <source>Delete All Products</source>
        <translation>Alle Produkte löschen</translation>
    </message>
    <message>
        <source>Delete All Categories</source>
        <translation>Alle Kategorien löschen</translation>
    </message>
</context>
<context>
    <name>sluice::DiagnosticsDialog</name>
    <message>
        <source>Versions of Sluice, its libraries and the system</source>
        <translation>Versionen von Sluice, seinen Bibliotheken und dem System</translation>
    </message>
    <message>
        <source>Settings and connections, without secrets</source>
        <translation>Einstellungen und Verbindungen, ohne Geheimnisse</translation>
    </message>
    <message>
        <source>Schema, rows by table, figures of runs</source>
        <translation>Schema, Zeilen je Tabelle, Zahlen der Läufe</translation>
    </message>
    <message>
        <source>The log&apos;s newest lines, redacted</source>
        <translation>Die neuesten Zeilen des Protokolls, geschwärzt</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Collect Diagnostics</source>
        <translation>Diagnose sammeln</translation>
    </message>
    <message>
        <source>For whoever helps you. No secret and no value of a record is in it; look before you hand it on.</source>
        <translation>Für alle, die helfen. Kein Geheimnis und kein Wert eines Datensatzes ist darin; vor dem Weitergeben ansehen.</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versionen</translation>
    </message>
    <message>
        <source>S&amp;ettings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Facts of the store</source>
        <translation>&amp;Angaben zum Speicher</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Files of the zip</source>
        <translation>Dateien des ZIP-Archivs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save Diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::DocumentProblems</name>
    <message>
        <source>What is wrong with the document; Enter goes there</source>
        <translation>Was am Dokument nicht stimmt; Eingabe führt dorthin</translation>
    </message>
    <message>
        <source>Double-click or Enter goes there</source>
        <translation>Doppelklick oder Eingabe führt dorthin</translation>
    </message>
    <message>
        <source>%1 (line %2, column %3)</source>
        <translation>%1 (Zeile %2, Spalte %3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sluice::ErasePersonDialog</name>
    <message>
        <source>&amp;Show What Would Go</source>
        <translation>&amp;Zeigen, was wegfiele</translation>
    </message>
    <message>
        <source>I know that this &amp;cannot be undone</source>
        <translation>Mir ist klar, dass sich das &amp;nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Type the id, address or number &amp;once more</source>
        <translation>ID, Adresse oder Nummer noch &amp;einmal eingeben</translation>
    </message>
    <message>
        <source>Erase One Person&apos;s Data</source>
        <translation>Daten einer Person löschen</translation>
    </message>
    <message>
        <source>Takes a person out of all that Sluice keeps in its data folder: files of runs, the job store with its copies, and the log. Counts stay. Nothing changes at the services, and files that were exported stay where they are.</source>
        <translation>Nimmt eine Person aus allem, was Sluice in seinem Datenordner hat: Dateien von Läufen, dem Auftragsspeicher mit seinen Kopien und dem Protokoll. Zahlen bleiben. Bei den Diensten ändert sich nichts, und exportierte Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>E-&amp;mail address</source>
        <translation>E-&amp;Mail-Adresse</translation>
    </message>
    <message>
        <source>&amp;Telephone number</source>
        <translation>&amp;Telefonnummer</translation>
    </message>
    <message>
        <source>&amp;Id of the record</source>
        <translation>&amp;ID des Datensatzes</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Where the person&apos;s data is</source>
        <translation>Wo Daten der Person sind</translation>
    </message>
    <message>
        <source>Job store, %1</source>
        <translation>Auftragsspeicher, %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>It was erased</source>
        <translation>Es wurde gelöscht</translation>
    </message>
    <message>
        <source>Look first what would go</source>
        <translation>Zuerst zeigen lassen, was wegfiele</translation>
    </message>
    <message>
        <source>Something is in the way, see above</source>
        <translation>Etwas ist im Weg, siehe oben</translation>
    </message>
    <message>
        <source>Tick the sentence and type the id, address or number once more</source>
        <translation>Den Satz ankreuzen und ID, Adresse oder Nummer noch einmal eingeben</translation>
    </message>
    <message>
        <source>Who is meant? Enter an address, a number or an id.</source>
        <translation>Wer ist gemeint? Eine Adresse, eine Nummer oder eine ID eingeben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Erased: %1. Nothing is left. What was removed where, without the data, is in %2.</source>
        <translation>Gelöscht: %1. Nichts ist übrig. Was wo entfernt wurde, ohne die Daten, steht in %2.</translation>
    </message>
    <message>
        <source>Erased: %1. The report is in %2.</source>
        <translation>Gelöscht: %1. Der Bericht ist in %2.</translation>
    </message>
    <message>
        <source>Still there: %1</source>
        <translation>Noch da: %1</translation>
    </message>
    <message>
        <source>Nothing names the person. Erase searches every byte of the data folder once more.</source>
        <translation>Nichts nennt die Person. „Löschen“ durchsucht jedes Byte des Datenordners noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 places would go.</source>
        <translation>
            <numerusform>%1 an %2 Stelle fielen weg.</numerusform>
            <numerusform>%1 an %2 Stellen fielen weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the way: %1</source>
        <translation>Im Weg: %1</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Wird gelöscht&#xa0;…</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Sto&amp;ppen</translation>
    </message>
    <message>
        <source>Looking through the files of runs</source>
        <translation>Dateien der Läufe werden durchgesehen</translation>
    </message>
    <message>
        <source>Looking through the job store</source>
        <translation>Auftragsspeicher wird durchgesehen</translation>
    </message>
    <message>
        <source>Looking through the log</source>
        <translation>Protokoll wird durchgesehen</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Es wird gelöscht</translation>
    </message>
    <message>
        <source>Searching every byte once more</source>
        <translation>Jedes Byte wird noch einmal durchsucht</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 places</source>
        <translation>%1 von %2 Stellen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt&#xa0;…</translation>
    </message>
    <message>
        <source>What was begun is done to its end: half is no help</source>
        <translation>Was begonnen ist, wird zu Ende geführt: Halbes hilft nicht</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestoppt. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>sluice::EraseRunDialog</name>
    <message>
        <source>I know that this &amp;cannot be undone</source>
        <translation>Mir ist klar, dass sich das &amp;nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Erase Run Data</source>
        <translation>Laufdaten löschen</translation>
    </message>
    <message>
        <source>The data of run #%1 cannot be erased</source>
        <translation>Die Daten von Lauf #%1 können nicht gelöscht werden</translation>
    </message>
    <message>
        <source>A process works on it</source>
        <translation>Ein Prozess arbeitet an ihm</translation>
    </message>
    <message>
        <source>Stop it, or wait for its end</source>
        <translation>Ihn stoppen oder sein Ende abwarten</translation>
    </message>
    <message>
        <source>Erase the Data of Run #%1</source>
        <translation>Daten von Lauf #%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 records</source>
        <translation>
            <numerusform>1 Datensatz</numerusform>
            <numerusform>%1 Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was geht</translation>
    </message>
    <message>
        <source>Its files with the records that it read, wrote and rejected, the reasons of single records, its settings, and its lines of the log. It can neither be resumed, retried, checked nor undone then.</source>
        <translation>Seine Dateien mit den gelesenen, geschriebenen und abgewiesenen Datensätzen, die Gründe einzelner Datensätze, seine Einstellungen und seine Zeilen im Protokoll. Danach kann er nicht mehr fortgesetzt, erneut versucht, nachgeprüft oder rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Its counts, when it ran and of which job, and that it was erased. Nothing changes at the services, and files that were exported stay where they are.</source>
        <translation>Seine Zahlen, wann er lief und zu welchem Auftrag, und dass er gelöscht wurde. Bei den Diensten ändert sich nichts, und exportierte Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Type the number of the run, %1</source>
        <translation>Die Nummer des Laufs eingeben: %1</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Wird gelöscht&#xa0;…</translation>
    </message>
    <message>
        <source>Tick the sentence above and type the number first</source>
        <translation>Zuerst den Satz oben ankreuzen und die Nummer eingeben</translation>
    </message>
</context>
<context>
    <name>sluice::FieldMenu</name>
    <message>
        <source>All Columns</source>
        <translation>Alle Spalten</translation>
    </message>
</context>
<context>
    <name>sluice::FieldModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>%1 %, %2</source>
        <translation>%1 %, %2</translation>
    </message>
    <message>
        <source>its values look like something else</source>
        <translation>die Werte sehen nach etwas anderem aus</translation>
    </message>
    <message>
        <source>%1 is required</source>
        <translation>%1 ist ein Pflichtfeld</translation>
    </message>
</context>
<context>
    <name>sluice::FieldTools</name>
    <message>
        <source>Fields that are shown</source>
        <translation>Gezeigte Felder</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Unmapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
</context>
<context>
    <name>sluice::FieldsDialog</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Fields to Read</source>
        <translation>Zu lesende Felder</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use These Fields</source>
        <translation>Diese Felder verwenden</translation>
    </message>
    <message>
        <source>None chosen: all are read</source>
        <translation>Keines gewählt: Alle werden gelesen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>sluice::FindEdit</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>sluice::FirstRun</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Start Sandbox</source>
        <translation>Sandbox starten</translation>
    </message>
    <message>
        <source>Stop Sandbox</source>
        <translation>Sandbox stoppen</translation>
    </message>
    <message>
        <source>Connect Your Accounts…</source>
        <translation>Konten verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Import Configuration…</source>
        <translation>Konfiguration importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export Configuration…</source>
        <translation>Konfiguration exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Moving from CodeLib or the Plugin</source>
        <translation>Umstieg von der CodeLib oder vom Plugin</translation>
    </message>
    <message>
        <source>The sandbox is starting…</source>
        <translation>Die Sandbox wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Use Another Port</source>
        <translation>Anderen Port verwenden</translation>
    </message>
    <message>
        <source>The sandbox has ended. What it holds is kept, and its jobs wait for it.</source>
        <translation>Die Sandbox ist beendet. Was sie enthält, bleibt erhalten, und ihre Aufträge warten auf sie.</translation>
    </message>
    <message>
        <source>You are in the sandbox. Nothing leaves this computer.</source>
        <translation>Dies ist die Sandbox. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Imported: %1 added, %2 changed, %3 unchanged.</source>
        <translation>Importiert: %1 hinzugefügt, %2 geändert, %3 unverändert.</translation>
    </message>
    <message>
        <source>Export Configuration</source>
        <translation>Konfiguration exportieren</translation>
    </message>
    <message>
        <source>%1 connections and %2 jobs are saved in connections.json and jobs.json, without secrets.</source>
        <translation>%1 Verbindungen und %2 Aufträge sind in connections.json und jobs.json gespeichert, ohne Geheimnisse.</translation>
    </message>
</context>
<context>
    <name>sluice::GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Wie auf dem Schreibtisch</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Use the system font</source>
        <translation>Systemschrift verwenden</translation>
    </message>
    <message>
        <source>Another language holds from the next start of Sluice.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start von Sluice.</translation>
    </message>
    <message>
        <source>Start and Files</source>
        <translation>Start und Dateien</translation>
    </message>
    <message>
        <source>Where I was</source>
        <translation>Zuletzt gezeigte Seite</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
    <message>
        <source>The one that was used the last time</source>
        <translation>Der zuletzt benutzte</translation>
    </message>
    <message>
        <source>Dialogs that open or save a file begin there.</source>
        <translation>Dialoge, die eine Datei öffnen oder speichern, beginnen dort.</translation>
    </message>
    <message>
        <source>Folder for Results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
</context>
<context>
    <name>sluice::GoOnDialog</name>
    <message>
        <source>Run #%1 Asks Before It Writes</source>
        <translation>Lauf #%1 fragt, bevor er schreibt</translation>
    </message>
    <message>
        <source>Run #%1 Asks Before It Goes On</source>
        <translation>Lauf #%1 fragt, bevor er weitermacht</translation>
    </message>
    <message>
        <source>Stop the Run</source>
        <translation>Lauf stoppen</translation>
    </message>
    <message>
        <source>It ends as stopped; it can still be resumed</source>
        <translation>Er endet als gestoppt und kann noch fortgesetzt werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Nothing is written yet. It would make changes that nobody may mean to make:</source>
        <translation>Noch ist nichts geschrieben. Er würde Änderungen machen, die vielleicht niemand will:</translation>
    </message>
    <message>
        <source>These changes are &amp;meant</source>
        <translation>Diese Änderungen sind &amp;gewollt</translation>
    </message>
    <message>
        <source>Tick the sentence above first</source>
        <translation>Zuerst den Satz oben ankreuzen</translation>
    </message>
    <message>
        <source>Nothing of the next page is written yet. It would make changes that nobody may mean to make:</source>
        <translation>Von der nächsten Seite ist noch nichts geschrieben. Sie würde Änderungen machen, die vielleicht niemand meint:</translation>
    </message>
</context>
<context>
    <name>sluice::HelpWindow</name>
    <message>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>All pages (Alt+Home)</source>
        <translation>Alle Seiten (Alt+Pos1)</translation>
    </message>
    <message>
        <source>Help — %1</source>
        <translation>Hilfe — %1</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>nicht auf dieser Seite</translation>
    </message>
    <message numerus="yes">
        <source>%n on this page</source>
        <translation>
            <numerusform>%n auf dieser Seite</numerusform>
            <numerusform>%n auf dieser Seite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ImportDialog</name>
    <message>
        <source>Import Configuration</source>
        <translation>Konfiguration importieren</translation>
    </message>
    <message>
        <source>Files of Sluice, or the configuration of CodeLib or the commercetools plugin: variables as KEY=VALUE lines or as JSON, its JSON files, its cron. Nothing is changed before you import it.</source>
        <translation>Dateien von Sluice oder die Konfiguration der CodeLib oder des commercetools-Plugins: Variablen als Zeilen KEY=VALUE oder als JSON, ihre JSON-Dateien, ihr Cron. Vor dem Importieren wird nichts geändert.</translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation>Dateien hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear files</source>
        <translation>Dateien entfernen</translation>
    </message>
    <message>
        <source>Pasted settings</source>
        <translation>Eingefügte Einstellungen</translation>
    </message>
    <message>
        <source>CT_API_URL=https://api.europe-west1.gcp.commercetools.com</source>
        <translation>CT_API_URL=https://api.europe-west1.gcp.commercetools.com</translation>
    </message>
    <message>
        <source>What will be made</source>
        <translation>Was angelegt wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 is too long</source>
        <translation>%1 ist zu lang</translation>
    </message>
    <message>
        <source>At most 16 MiB are read</source>
        <translation>Höchstens 16 MiB werden gelesen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Configuration (*.json *.env *.txt);;All (*)</source>
        <translation>Konfiguration (*.json *.env *.txt);;Alle (*)</translation>
    </message>
    <message>
        <source>Choose files, drop them here, or paste their text below.</source>
        <translation>Dateien wählen, hier ablegen oder ihren Text unten einfügen.</translation>
    </message>
    <message>
        <source>This cannot be imported as it is</source>
        <translation>So lässt sich das nicht importieren</translation>
    </message>
    <message>
        <source>This will be made</source>
        <translation>Das entsteht</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1, is left out</source>
        <translation>%1, wird ausgelassen</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
</context>
<context>
    <name>sluice::JobModel</name>
    <message>
        <source>Never run</source>
        <translation>Nie gelaufen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgewiesen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Last Run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen&#xa0;…</translation>
    </message>
    <message>
        <source>It is switched off on the page Schedules.</source>
        <translation>Auf der Seite „Zeitpläne“ ist er abgeschaltet.</translation>
    </message>
</context>
<context>
    <name>sluice::JobSettings</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>When Something Fails</source>
        <translation>Wenn etwas fehlschlägt</translation>
    </message>
    <message>
        <source>Tries of a step</source>
        <translation>Versuche je Schritt</translation>
    </message>
    <message>
        <source>Longest wait between two tries</source>
        <translation>Längste Wartezeit zwischen zwei Versuchen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>A service may be unreachable for</source>
        <translation>Ein Dienst darf unerreichbar sein für</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>After that the run ends and can be resumed. A request that changes records is never sent again before Sluice has looked what became of it.</source>
        <translation>Danach endet der Lauf und kann fortgesetzt werden. Eine Anfrage, die Datensätze ändert, wird nie erneut gesendet, bevor Sluice nachgesehen hat, was aus ihr wurde.</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Verarbeitung</translation>
    </message>
    <message>
        <source>A command may do nothing for</source>
        <translation>Ein Befehl darf untätig sein für</translation>
    </message>
    <message>
        <source>A script may take for one record</source>
        <translation>Ein Skript darf je Datensatz brauchen</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>These hold from the next start of Sluice, for all its programs.</source>
        <translation>Dies gilt ab dem nächsten Start von Sluice, für alle seine Programme.</translation>
    </message>
    <message>
        <source>At the End</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>Verify when a run has ended</source>
        <translation>Nachprüfen, wenn ein Lauf beendet ist</translation>
    </message>
    <message>
        <source>A completed run that wrote something is verified at once where it is open on the page Runs, as with the button Verify. It only reads; it takes requests and API credits.</source>
        <translation>Ein abgeschlossener Lauf, der etwas geschrieben hat, wird sofort nachgeprüft, wo er auf der Seite „Läufe“ geöffnet ist, wie mit der Schaltfläche „Nachprüfen“. Es wird nur gelesen; das kostet Anfragen und API-Credits.</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Läufe zugleich</translation>
    </message>
    <message>
        <source>Others are queued and begin in their order. A run that is paused gives its place away. Each program counts its own runs.</source>
        <translation>Weitere werden eingereiht und beginnen der Reihe nach. Ein pausierter Lauf gibt seinen Platz ab. Jedes Programm zählt seine eigenen Läufe.</translation>
    </message>
</context>
<context>
    <name>sluice::JobsPage</name>
    <message>
        <source>Discard Changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>cannot be changed while it runs</source>
        <translation>kann nicht geändert werden, während er läuft</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>It is being started</source>
        <translation>Er wird gestartet</translation>
    </message>
    <message>
        <source>The plan is being checked</source>
        <translation>Der Plan wird geprüft</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Find a job</source>
        <translation>Auftrag suchen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Run #%1 is writing to %2</source>
        <translation>Lauf #%1 schreibt nach %2</translation>
    </message>
    <message>
        <source>Wait for it, or stop it on the page Runs.</source>
        <translation>Darauf warten oder ihn auf der Seite „Läufe“ stoppen.</translation>
    </message>
    <message>
        <source>Open Runs</source>
        <translation>Läufe öffnen</translation>
    </message>
    <message>
        <source>Nothing else here writes to %1</source>
        <translation>Sonst schreibt hier nichts nach %1</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>The changes are not saved</source>
        <translation>Die Änderungen sind nicht gespeichert</translation>
    </message>
    <message>
        <source>Save or revert them first.</source>
        <translation>Zuerst speichern oder verwerfen.</translation>
    </message>
    <message>
        <source>“%1” is saved</source>
        <translation>„%1“ ist gespeichert</translation>
    </message>
    <message>
        <source>Duplicate Job</source>
        <translation>Auftrag duplizieren</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>“%1” is made</source>
        <translation>„%1“ ist angelegt</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>Verbindungen öffnen</translation>
    </message>
    <message>
        <source>Export Job</source>
        <translation>Auftrag exportieren</translation>
    </message>
    <message>
        <source>Job files (*.json)</source>
        <translation>Auftragsdateien (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No jobs here yet</source>
        <translation>Noch keine Aufträge</translation>
    </message>
    <message>
        <source>New Job…</source>
        <translation>Neuer Auftrag&#xa0;…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Checking the plan… %1 records read</source>
        <translation>Plan wird geprüft&#xa0;… %1 Datensätze gelesen</translation>
    </message>
    <message>
        <source>Checking the plan…</source>
        <translation>Plan wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>The last plan, run #%1, did not end.</source>
        <translation>Der letzte Plan, Lauf #%1, kam nicht zum Ende.</translation>
    </message>
    <message>
        <source>The last plan, run #%1, did not end: %2</source>
        <translation>Der letzte Plan, Lauf #%1, kam nicht zum Ende: %2</translation>
    </message>
    <message>
        <source>No plan yet. Check Plan reads and processes, and writes nothing.</source>
        <translation>Noch kein Plan. „Plan prüfen“ liest und verarbeitet und schreibt nichts.</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>Plan checked %1; nothing was written</source>
        <translation>Plan geprüft %1; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>Plan checked %1; the job has changed since</source>
        <translation>Plan geprüft %1; der Auftrag wurde seither geändert</translation>
    </message>
    <message>
        <source>The job has changed since the plan was checked.</source>
        <translation>Der Auftrag wurde geändert, seit der Plan geprüft wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%1 records would be rejected.</source>
        <translation>
            <numerusform>1 Datensatz würde abgewiesen.</numerusform>
            <numerusform>%1 Datensätze würden abgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It will stop before its first write and ask: %1</source>
        <translation>Er hält vor dem ersten Schreiben an und fragt: %1</translation>
    </message>
    <message>
        <source>No record would be written.</source>
        <translation>Kein Datensatz würde geschrieben.</translation>
    </message>
    <message>
        <source>This run changes records in production.</source>
        <translation>Dieser Lauf ändert Datensätze in der Produktion.</translation>
    </message>
    <message>
        <source>No plan was checked.</source>
        <translation>Es wurde kein Plan geprüft.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>plan-%1.json</source>
        <translation>plan-%1.json</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>The plan was saved to %1.</source>
        <translation>Der Plan wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>There is no job “%1” any more.</source>
        <translation>Den Auftrag „%1“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Save or revert the changes first</source>
        <translation>Zuerst die Änderungen speichern oder verwerfen</translation>
    </message>
    <message>
        <source>the job “%1”</source>
        <translation>der Auftrag „%1“</translation>
    </message>
    <message>
        <source>Rename Job</source>
        <translation>Auftrag umbenennen</translation>
    </message>
    <message>
        <source>The job is “%1” now</source>
        <translation>Der Auftrag heißt jetzt „%1“</translation>
    </message>
    <message>
        <source>The job and its mapping are deleted here. Its runs stay.</source>
        <translation>Der Auftrag und seine Zuordnung werden hier gelöscht. Seine Läufe bleiben.</translation>
    </message>
    <message>
        <source>It has a schedule, which ends with it.</source>
        <translation>Er hat einen Zeitplan, der mit ihm endet.</translation>
    </message>
    <message>
        <source>“%1” does not follow it any more.</source>
        <translation>„%1“ folgt ihm dann nicht mehr.</translation>
    </message>
    <message>
        <source>It runs after “%1”; that chain ends there.</source>
        <translation>Er läuft nach „%1“; diese Kette endet dann dort.</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>Remove Job</source>
        <translation>Auftrag entfernen</translation>
    </message>
    <message>
        <source>“%1” runs now and cannot be removed.</source>
        <translation>„%1“ läuft jetzt und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>“%1” is removed</source>
        <translation>„%1“ ist entfernt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>“%1” was changed elsewhere. Revert shows that; Save replaces it.</source>
        <translation>„%1“ wurde anderswo geändert. „Verwerfen“ zeigt das; „Speichern“ ersetzt es.</translation>
    </message>
    <message>
        <source>A run of this job is under way</source>
        <translation>Ein Lauf dieses Auftrags ist im Gang</translation>
    </message>
    <message>
        <source>It was started %1 and is worked on by process %2 on %3 since %4.</source>
        <translation>Er wurde %1 gestartet; daran arbeitet Prozess %2 auf %3, seit %4.</translation>
    </message>
    <message numerus="yes">
        <source>About %1 records, as run #%2 read</source>
        <translation>
            <numerusform>Etwa 1 Datensatz, wie ihn Lauf #%2 gelesen hat</numerusform>
            <numerusform>Etwa %1 Datensätze, wie sie Lauf #%2 gelesen hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records by their IDs</source>
        <translation>
            <numerusform>1 Datensatz über seine ID</numerusform>
            <numerusform>%1 Datensätze über ihre IDs</numerusform>
        </translation>
    </message>
    <message>
        <source>modified since %1</source>
        <translation>geändert seit %1</translation>
    </message>
    <message>
        <source>from the ID %1 on</source>
        <translation>ab der ID %1</translation>
    </message>
    <message>
        <source>rows %1</source>
        <translation>Zeilen %1</translation>
    </message>
    <message>
        <source>pages %1</source>
        <translation>Seiten %1</translation>
    </message>
    <message>
        <source>%1, a folder for each run</source>
        <translation>%1, je Lauf ein Ordner</translation>
    </message>
    <message>
        <source>IDs from File</source>
        <translation>IDs aus Datei</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All (*)</source>
        <translation>CSV-Dateien (*.csv *.txt);;Alle (*)</translation>
    </message>
    <message>
        <source>Open Job</source>
        <translation>Auftrag öffnen</translation>
    </message>
    <message>
        <source>“%1” was changed meanwhile and is not run. Look at it, then run it again.</source>
        <translation>„%1“ wurde inzwischen geändert und wird nicht gestartet. Sehen Sie ihn sich an und starten Sie ihn dann erneut.</translation>
    </message>
</context>
<context>
    <name>sluice::KeyEdit</name>
    <message>
        <source>Press the new keys</source>
        <translation>Neue Tasten drücken</translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoFieldModel</name>
    <message>
        <source>Klaviyo needs it</source>
        <translation>Klaviyo verlangt es</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Target Field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source Type</source>
        <translation>Quelltyp</translation>
    </message>
    <message>
        <source>What Happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoFieldsPane</name>
    <message>
        <source>Unused source fields</source>
        <translation>Unbenutzte Felder der Quelle</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>No unused field</source>
        <translation>Kein unbenutztes Feld</translation>
    </message>
    <message>
        <source>Fields of</source>
        <translation>Felder von</translation>
    </message>
    <message>
        <source>Fields of the mapping</source>
        <translation>Felder der Zuordnung</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Phone (E.164)</source>
        <translation>Telefon (E.164)</translation>
    </message>
    <message>
        <source>Reject the record without it</source>
        <translation>Datensatz ohne sie abweisen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>No fields here</source>
        <translation>Keine Felder hier</translation>
    </message>
    <message>
        <source>None is like this.</source>
        <translation>Keines ist so.</translation>
    </message>
    <message>
        <source>Single values of the shop’s records that no field at Klaviyo is made of. Add makes a property of one. What is ignored is not told again.</source>
        <translation>Einzelne Werte der Datensätze des Shops, aus denen kein Feld bei Klaviyo entsteht. „Hinzufügen“ macht eine Eigenschaft daraus. Was ignoriert wird, wird nicht wieder gemeldet.</translation>
    </message>
    <message>
        <source>Every value is used or ignored, or no sample is there yet.</source>
        <translation>Jeder Wert wird benutzt oder ignoriert, oder es ist noch keine Probe da.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoJobForm</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>From File…</source>
        <translation>Aus Datei&#xa0;…</translation>
    </message>
    <message>
        <source>Begin with ID</source>
        <translation>Beginnen mit ID</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Geändert seit</translation>
    </message>
    <message>
        <source>Language and Prices</source>
        <translation>Sprache und Preise</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>first of each text</source>
        <translation>erste jedes Textes</translation>
    </message>
    <message>
        <source>else</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>en, de</source>
        <translation>en, de</translation>
    </message>
    <message>
        <source>lowest of all</source>
        <translation>niedrigster aller</translation>
    </message>
    <message>
        <source>Not &amp;published</source>
        <translation>Nicht veröffentli&amp;cht</translation>
    </message>
    <message>
        <source>Product a&amp;ddress</source>
        <translation>&amp;Produktadresse</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>https://shop.example/p/{{productSlug}}</source>
        <translation>https://shop.example/p/{{productSlug}}</translation>
    </message>
    <message>
        <source>How It Runs</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation>Jobs gleichzeitig</translation>
    </message>
    <message>
        <source>Rejected, %</source>
        <translation>Abgewiesen, %</translation>
    </message>
    <message>
        <source>Agree to run without a lock</source>
        <translation>Zustimmen, ohne Sperre zu laufen</translation>
    </message>
    <message>
        <source>Manage Locks…</source>
        <translation>Sperren verwalten&#xa0;…</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>&amp;Match profiles by</source>
        <translation>Pro&amp;file abgleichen über</translation>
    </message>
    <message>
        <source>Properties of &amp;events</source>
        <translation>Eigenschaften von Ereig&amp;nissen</translation>
    </message>
    <message>
        <source>Categories that left the &amp;shop</source>
        <translation>Kategorien, die nicht mehr im Sh&amp;op sind</translation>
    </message>
    <message>
        <source>Edit Mapping…</source>
        <translation>Zuordnung bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vorschau&#xa0;…</translation>
    </message>
    <message>
        <source>Lists and Consent</source>
        <translation>Listen und Einwilligung</translation>
    </message>
    <message>
        <source>&amp;Add profiles to a list</source>
        <translation>Profile &amp;zu einer Liste hinzufügen</translation>
    </message>
    <message>
        <source>Subscribe who &amp;gave consent</source>
        <translation>An&amp;melden, wer eingewilligt hat</translation>
    </message>
    <message>
        <source>Delete All</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Delete All…</source>
        <translation>Alles löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Bulk jobs that Klaviyo works on at the same time</source>
        <translation>Bulk-Jobs, an denen Klaviyo gleichzeitig arbeitet</translation>
    </message>
    <message>
        <source>A chunk with more rejected records than this stops the run</source>
        <translation>Ein Block mit mehr abgewiesenen Datensätzen stoppt den Lauf</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>commercetools’ ID</source>
        <translation>ID von commercetools</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The usual ones only, shorter</source>
        <translation>Nur die üblichen, kürzer</translation>
    </message>
    <message>
        <source>Stay at Klaviyo</source>
        <translation>Bleiben bei Klaviyo</translation>
    </message>
    <message>
        <source>Are deleted at Klaviyo</source>
        <translation>Werden bei Klaviyo gelöscht</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>New and changed since the last run</source>
        <translation>Neue und geänderte seit dem letzten Lauf</translation>
    </message>
    <message>
        <source>Changed since a time</source>
        <translation>Geänderte seit einem Zeitpunkt</translation>
    </message>
    <message>
        <source>These IDs</source>
        <translation>Diese IDs</translation>
    </message>
    <message>
        <source>From an ID on</source>
        <translation>Ab einer ID</translation>
    </message>
    <message>
        <source>What the last run rejected</source>
        <translation>Was der letzte Lauf abwies</translation>
    </message>
    <message>
        <source>Delete All Products…</source>
        <translation>Alle Produkte löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete All Categories…</source>
        <translation>Alle Kategorien löschen&#xa0;…</translation>
    </message>
    <message>
        <source>A run of its own that only deletes at Klaviyo. You see the count first and confirm it by typing.</source>
        <translation>Ein eigener Lauf, der nur bei Klaviyo löscht. Zuerst ist die Zahl zu sehen, die durch Eingabe bestätigt wird.</translation>
    </message>
    <message>
        <source>%1 IDs</source>
        <translation>%1 IDs</translation>
    </message>
    <message>
        <source>Profiles go in bulk jobs of up to 10 000; Klaviyo creates or updates them.</source>
        <translation>Profile gehen in Bulk-Jobs von bis zu 10.000; Klaviyo legt sie an oder ändert sie.</translation>
    </message>
    <message>
        <source>Orders go as events and are accepted at once; an event is never counted twice.</source>
        <translation>Bestellungen gehen als Ereignisse und werden sofort angenommen; ein Ereignis zählt nie doppelt.</translation>
    </message>
    <message>
        <source>Categories go in bulk jobs of up to 100; new and renamed ones are written.</source>
        <translation>Kategorien gehen in Bulk-Jobs von bis zu 100; neue und umbenannte werden geschrieben.</translation>
    </message>
    <message>
        <source>Items go in bulk jobs of up to 100, their variants after them.</source>
        <translation>Artikel gehen in Bulk-Jobs von bis zu 100, ihre Varianten danach.</translation>
    </message>
    <message>
        <source>Customers before orders, categories before products.</source>
        <translation>Kunden vor Bestellungen, Kategorien vor Produkten.</translation>
    </message>
    <message>
        <source>Who has unsubscribed stays so. How many are subscribed is typed before the run.</source>
        <translation>Wer sich abgemeldet hat, bleibt es. Wie viele angemeldet werden, wird vor dem Lauf eingegeben.</translation>
    </message>
    <message>
        <source>Nobody is subscribed: consent at Klaviyo stays as it is.</source>
        <translation>Niemand wird angemeldet: Die Einwilligung bei Klaviyo bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The API client has no right to custom objects, where the lock stands. Without one, two imports at once can write over each other.</source>
        <translation>Der API-Client darf keine Custom Objects anlegen, in denen die Sperre steht. Ohne sie können zwei gleichzeitige Importe einander überschreiben.</translation>
    </message>
    <message>
        <source>Empty: items have no address.</source>
        <translation>Leer: Artikel haben keine Adresse.</translation>
    </message>
    <message>
        <source>It %1</source>
        <translation>Er %1</translation>
    </message>
    <message>
        <source>slug, in the language</source>
        <translation>Kurzname, in der Sprache</translation>
    </message>
    <message>
        <source>ID of the product</source>
        <translation>ID des Produkts</translation>
    </message>
    <message>
        <source>key of the product</source>
        <translation>Schlüssel des Produkts</translation>
    </message>
    <message>
        <source>SKU of the variant</source>
        <translation>SKU der Variante</translation>
    </message>
    <message>
        <source>number of the variant</source>
        <translation>Nummer der Variante</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>slug of its category</source>
        <translation>Kurzname seiner Kategorie</translation>
    </message>
    <message>
        <source>slugs from the top category down</source>
        <translation>Kurznamen von der obersten Kategorie an</translation>
    </message>
    <message>
        <source>The mapping cannot be used</source>
        <translation>Die Zuordnung kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The job names a file that was not taken over</source>
        <translation>Der Auftrag nennt eine Datei, die nicht übernommen wurde</translation>
    </message>
    <message>
        <source>Reso&amp;urce</source>
        <translation>&amp;Ressource</translation>
    </message>
    <message>
        <source>Ta&amp;ke</source>
        <translation>A&amp;uswahl</translation>
    </message>
    <message>
        <source>&amp;IDs, with commas or blanks between them</source>
        <translation>&amp;IDs, durch Kommas oder Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Send &amp;only what changed</source>
        <translation>Nur &amp;Geändertes senden</translation>
    </message>
    <message>
        <source>Currenc&amp;y</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Co&amp;nnection</source>
        <translation>Ver&amp;bindung</translation>
    </message>
    <message>
        <source>The plugin itself takes all of them, or those of given IDs.</source>
        <translation>Das Plugin selbst nimmt alle, oder die mit gegebenen IDs.</translation>
    </message>
    <message>
        <source>The plugin itself takes all of them, those of given IDs, or those from an ID on.</source>
        <translation>Das Plugin selbst nimmt alle, die mit gegebenen IDs, oder die ab einer ID.</translation>
    </message>
    <message>
        <source>The plugin itself takes all of them, or deletes all.</source>
        <translation>Das Plugin selbst nimmt alle, oder es löscht alle.</translation>
    </message>
    <message>
        <source>The plugin itself takes all that are published, or deletes all.</source>
        <translation>Das Plugin selbst nimmt alle veröffentlichten, oder es löscht alle.</translation>
    </message>
    <message>
        <source>The plugin itself takes one kind of records at a time.</source>
        <translation>Das Plugin selbst nimmt eine Art von Datensätzen zugleich.</translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoJobModel</name>
    <message>
        <source>No right to hold one</source>
        <translation>Kein Recht auf eine Sperre</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1, by ID</source>
        <translation>%1, nach ID</translation>
    </message>
    <message>
        <source>%1, from an ID on</source>
        <translation>%1, ab einer ID</translation>
    </message>
    <message>
        <source>%1, changed since a time</source>
        <translation>%1, geändert seit einem Zeitpunkt</translation>
    </message>
    <message>
        <source>%1, new and changed</source>
        <translation>%1, neue und geänderte</translation>
    </message>
    <message>
        <source>%1, rejected before</source>
        <translation>%1, zuvor abgewiesene</translation>
    </message>
    <message>
        <source>%1, all</source>
        <translation>%1, alle</translation>
    </message>
    <message>
        <source>the plugin</source>
        <translation>dem Plugin</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Left by %1</source>
        <translation>Hinterlassen von %1</translation>
    </message>
    <message>
        <source>Held by %1 since %2</source>
        <translation>Gehalten von %1 seit %2</translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoServiceForm</name>
    <message>
        <source>Private API key</source>
        <translation>Privater API-Schlüssel</translation>
    </message>
    <message>
        <source>API revision</source>
        <translation>API-Revision</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Scopes needed</source>
        <translation>Nötige Scopes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation>Scopes kopieren</translation>
    </message>
    <message>
        <source>Requests a minute of the largest class. All keys of one account share them.</source>
        <translation>Anfragen je Minute der größten Klasse. Alle Schlüssel eines Kontos teilen sie sich.</translation>
    </message>
    <message>
        <source>%1, as Klaviyo&apos;s guide says</source>
        <translation>%1, wie in Klaviyos Anleitung</translation>
    </message>
    <message>
        <source>%1, as its API description says</source>
        <translation>%1, wie in der API-Beschreibung</translation>
    </message>
    <message>
        <source>Off, for a sandbox only</source>
        <translation>Aus, nur für eine Sandbox</translation>
    </message>
    <message>
        <source>Private keys begin with pk_. A public key, which names only the account, does not open it.</source>
        <translation>Private Schlüssel beginnen mit pk_. Ein öffentlicher Schlüssel, der nur das Konto nennt, öffnet es nicht.</translation>
    </message>
    <message>
        <source>The private API key is missing</source>
        <translation>Der private API-Schlüssel fehlt</translation>
    </message>
    <message>
        <source>Klaviyo makes one in Settings, API Keys</source>
        <translation>Klaviyo erzeugt einen unter „Settings“, „API Keys“</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>API-Adresse</translation>
    </message>
    <message>
        <source>%1, as this connection has it</source>
        <translation>%1, wie diese Verbindung es hat</translation>
    </message>
    <message>
        <source>Klaviyo, your account’s name, Settings, API keys. Shown once, when the key is made</source>
        <translation>Klaviyo, Name des Kontos, „Settings“, „API keys“. Wird nur einmal gezeigt, beim Anlegen des Schlüssels</translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoSyncPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>The connection “%1” is not there</source>
        <translation>Die Verbindung „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>Choose another one, or add it on the page Connections.</source>
        <translation>Eine andere wählen oder sie auf der Seite „Verbindungen“ hinzufügen.</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>Verbindungen öffnen</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation>%1 wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Runs without a lock</source>
        <translation>Läuft ohne Sperre</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>The client may not hold a lock</source>
        <translation>Der Client darf keine Sperre halten</translation>
    </message>
    <message>
        <source>Give it manage_key_value_documents, or agree in How It Runs to run without a lock.</source>
        <translation>Ihm manage_key_value_documents geben oder in „Ausführung“ zustimmen, ohne Sperre zu laufen.</translation>
    </message>
    <message>
        <source>The plugin’s lock is broken when the run starts</source>
        <translation>Die Sperre des Plugins wird zu Beginn des Laufs aufgehoben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Wait for the plugin’s import. Its lock never runs out: if nothing imports, break it.</source>
        <translation>Den Import des Plugins abwarten. Seine Sperre läuft nie ab: Importiert nichts, die Sperre aufheben.</translation>
    </message>
    <message>
        <source>Wait for that run, or stop it there.</source>
        <translation>Diesen Lauf abwarten oder dort stoppen.</translation>
    </message>
    <message>
        <source>Break Lock…</source>
        <translation>Sperre aufheben&#xa0;…</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>The lock is free</source>
        <translation>Die Sperre ist frei</translation>
    </message>
    <message>
        <source>The mapping is complete</source>
        <translation>Die Zuordnung ist vollständig</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Items and Variants?</source>
        <translation>
            <numerusform>1 Artikel oder Variante löschen?</numerusform>
            <numerusform>%1 Artikel und Varianten löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Categories?</source>
        <translation>
            <numerusform>1 Kategorie löschen?</numerusform>
            <numerusform>%1 Kategorien löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are deleted from the Klaviyo account %1. It cannot be undone.</source>
        <translation>Sie werden aus dem Klaviyo-Konto %1 gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Items and Variants</source>
        <translation>
            <numerusform>1 Artikel oder Variante löschen</numerusform>
            <numerusform>%1 Artikel und Varianten löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Categories</source>
        <translation>
            <numerusform>1 Kategorie löschen</numerusform>
            <numerusform>%1 Kategorien löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Klaviyo</source>
        <translation>Klaviyo</translation>
    </message>
    <message>
        <source>A job sends customers, orders, categories or products of a shop to Klaviyo.</source>
        <translation>Ein Auftrag sendet Kunden, Bestellungen, Kategorien oder Produkte eines Shops an Klaviyo.</translation>
    </message>
    <message>
        <source>Held by ops-2 since 22:41</source>
        <translation>Gehalten von ops-2 seit 22:41</translation>
    </message>
    <message>
        <source>A job needs a connection to commercetools and one to Klaviyo in this environment.</source>
        <translation>Ein Auftrag braucht in dieser Umgebung eine Verbindung zu commercetools und eine zu Klaviyo.</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests left this minute</source>
        <translation>In dieser Minute verbleibende Anfragen</translation>
    </message>
    <message>
        <source>The job is running</source>
        <translation>Der Auftrag läuft</translation>
    </message>
    <message>
        <source>Save or revert the changes first</source>
        <translation>Zuerst die Änderungen speichern oder verwerfen</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>Datensatz-ID</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What Would Be Sent</source>
        <translation>Was gesendet würde</translation>
    </message>
    <message>
        <source>The plugin’s lock on %1 is broken when this run starts.</source>
        <translation>Die Sperre des Plugins für %1 wird zu Beginn dieses Laufs aufgehoben.</translation>
    </message>
    <message>
        <source>I make sure that no other import runs: this one has no lock</source>
        <translation>Ich stelle sicher, dass kein anderer Import läuft: Dieser hat keine Sperre</translation>
    </message>
    <message>
        <source>This run subscribes people. How many at most? More than that is an error.</source>
        <translation>Dieser Lauf meldet Personen an. Wie viele höchstens? Mehr sind ein Fehler.</translation>
    </message>
    <message>
        <source>New Job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Create Job</source>
        <translation>Auftrag anlegen</translation>
    </message>
    <message>
        <source>&amp;Resource</source>
        <translation>&amp;Ressource</translation>
    </message>
    <message>
        <source>&amp;Shop</source>
        <translation>&amp;Shop</translation>
    </message>
    <message>
        <source>&amp;Klaviyo account</source>
        <translation>&amp;Klaviyo-Konto</translation>
    </message>
    <message>
        <source>The run at work holds the lock</source>
        <translation>Der laufende Lauf hält die Sperre</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen&#xa0;…</translation>
    </message>
    <message>
        <source>As it is by default</source>
        <translation>Wie vorgegeben</translation>
    </message>
    <message>
        <source>The rules of this job</source>
        <translation>Die Regeln dieses Auftrags</translation>
    </message>
    <message>
        <source>%1 of %2 requests left this minute</source>
        <translation>Noch %1 von %2 Anfragen in dieser Minute</translation>
    </message>
</context>
<context>
    <name>sluice::LeftTodayCard</name>
    <message>
        <source>Left Today</source>
        <translation>Heute verbleibend</translation>
    </message>
    <message>
        <source>%1, API credits in 24 h</source>
        <translation>%1, API-Credits in 24 h</translation>
    </message>
    <message>
        <source>%1, API units today</source>
        <translation>%1, API-Einheiten heute</translation>
    </message>
</context>
<context>
    <name>sluice::LoadProblem</name>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again: %1</source>
        <translation>Erneut versuchen: %1</translation>
    </message>
</context>
<context>
    <name>sluice::LocksDialog</name>
    <message>
        <source>Locks in the Shop</source>
        <translation>Sperren im Shop</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Break Lock…</source>
        <translation>Sperre aufheben&#xa0;…</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>One import of a resource at a time, on every computer. The locks stand in the shop of “%1”, where the plugin has its own.</source>
        <translation>Ein Import je Ressource zur selben Zeit, auf allen Rechnern. Die Sperren stehen im Shop von „%1“, wo auch das Plugin seine hat.</translation>
    </message>
    <message>
        <source>Break a lock only when you are sure that no import of the plugin is running.</source>
        <translation>Eine Sperre nur aufheben, wenn sicher kein Import des Plugins läuft.</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Held By</source>
        <translation>Gehalten von</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last Sign of Life</source>
        <translation>Letztes Lebenszeichen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>%1, which is gone</source>
        <translation>%1, nicht mehr da</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>The lock is free</source>
        <translation>Die Sperre ist frei</translation>
    </message>
    <message>
        <source>Its holder is gone: the next run takes it</source>
        <translation>Ihr Halter ist fort: Der nächste Lauf nimmt sie</translation>
    </message>
    <message>
        <source>A Sluice holds it: stop the run there</source>
        <translation>Ein Sluice hält sie: den Lauf dort stoppen</translation>
    </message>
</context>
<context>
    <name>sluice::LogDetails</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Details of the selected line</source>
        <translation>Details der gewählten Zeile</translation>
    </message>
    <message>
        <source>Copy these details</source>
        <translation>Diese Details kopieren</translation>
    </message>
    <message>
        <source>Facts of the selected line</source>
        <translation>Fakten der gewählten Zeile</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>No line is selected</source>
        <translation>Keine Zeile gewählt</translation>
    </message>
    <message>
        <source>Select a line to see its request, answer and other facts.</source>
        <translation>Eine Zeile wählen, um Anfrage, Antwort und anderes zu sehen.</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
</context>
<context>
    <name>sluice::LogFollow</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>1 new line</source>
        <translation>1 neue Zeile</translation>
    </message>
    <message>
        <source>%1 new lines</source>
        <translation>%1 neue Zeilen</translation>
    </message>
    <message>
        <source>Stays at the newest line until you scroll up</source>
        <translation>Bleibt bei der neuesten Zeile, bis nach oben gerollt wird</translation>
    </message>
    <message>
        <source>Goes to the newest line and stays there (Ctrl+L)</source>
        <translation>Geht zur neuesten Zeile und bleibt dort (Strg+L)</translation>
    </message>
    <message>
        <source>Follow, %1</source>
        <translation>Folgen, %1</translation>
    </message>
</context>
<context>
    <name>sluice::LogModel</name>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>sluice::LogPane</name>
    <message>
        <source>Load Earlier</source>
        <translation>Frühere laden</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter&#xa0;…</translation>
    </message>
    <message>
        <source>Brings lines from the log&apos;s files, of earlier starts too</source>
        <translation>Holt Zeilen aus den Dateien des Protokolls, auch von früheren Starts</translation>
    </message>
    <message>
        <source>Save Filtered Log…</source>
        <translation>Gefiltertes Protokoll speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save Whole Log…</source>
        <translation>Ganzes Protokoll speichern&#xa0;…</translation>
    </message>
    <message>
        <source>There are no earlier lines.</source>
        <translation>Es gibt keine früheren Zeilen.</translation>
    </message>
    <message>
        <source>The first line of the log is shown</source>
        <translation>Die erste Zeile des Protokolls wird gezeigt</translation>
    </message>
    <message>
        <source>Save Whole Log</source>
        <translation>Ganzes Protokoll speichern</translation>
    </message>
    <message>
        <source>Save Filtered Log</source>
        <translation>Gefiltertes Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON lines (*.jsonl)</source>
        <translation>Text (*.txt);;JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Saving the log: %1 lines so far.</source>
        <translation>Protokoll wird gespeichert: bisher %1 Zeilen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Saving was stopped. No file was written.</source>
        <translation>Das Speichern wurde gestoppt. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>1 line was saved in %1.</source>
        <translation>1 Zeile wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 lines were saved in %2.</source>
        <translation>%1 Zeilen wurden in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Next Match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous Match</source>
        <translation>Voriger Treffer</translation>
    </message>
</context>
<context>
    <name>sluice::LogSettings</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What Is Kept</source>
        <translation>Was aufbewahrt wird</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation>Debug und höher</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info und höher</translation>
    </message>
    <message>
        <source>Warning and above</source>
        <translation>Warnung und höher</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>All files together</source>
        <translation>Alle Dateien zusammen</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Files at most</source>
        <translation>Dateien höchstens</translation>
    </message>
    <message>
        <source>The oldest files go first, and a line says so. Secrets are masked before a line is kept.</source>
        <translation>Die ältesten Dateien gehen zuerst, und eine Zeile sagt es. Geheimnisse werden maskiert, bevor eine Zeile aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::LogView</name>
    <message>
        <source>Clear View</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation>Debug und höher</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info und höher</translation>
    </message>
    <message>
        <source>Warning and above</source>
        <translation>Warnung und höher</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>All components</source>
        <translation>Alle Komponenten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Shows only lines that match, in their message or facts</source>
        <translation>Zeigt nur Zeilen, deren Meldung oder Fakten passen</translation>
    </message>
    <message>
        <source>Show only lines that match</source>
        <translation>Nur passende</translation>
    </message>
    <message>
        <source>Empties this view; the log&apos;s files keep every line</source>
        <translation>Leert diese Ansicht; die Dateien des Protokolls behalten jede Zeile</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>No lines match</source>
        <translation>Keine Zeile passt</translation>
    </message>
    <message>
        <source>Lines are there, but not with these filters.</source>
        <translation>Es gibt Zeilen, aber nicht mit diesen Filtern.</translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation>Noch nichts protokolliert</translation>
    </message>
    <message>
        <source>Lines appear here as soon as something happens.</source>
        <translation>Zeilen erscheinen hier, sobald etwas geschieht.</translation>
    </message>
    <message>
        <source>Load Earlier</source>
        <translation>Frühere laden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Only This Component</source>
        <translation>Nur diese Komponente</translation>
    </message>
    <message>
        <source>Only This Run</source>
        <translation>Nur dieser Lauf</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>%1, %2 in all</source>
        <translation>%1, %2 insgesamt</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>The log&apos;s files are read.</source>
        <translation>Die Dateien des Protokolls werden gelesen.</translation>
    </message>
    <message>
        <source>Holds the view still; the log itself goes on</source>
        <translation>Hält die Ansicht an; das Protokoll selbst läuft weiter</translation>
    </message>
    <message>
        <source>Log of this run</source>
        <translation>Protokoll dieses Laufs</translation>
    </message>
</context>
<context>
    <name>sluice::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Extras</translation>
    </message>
    <message>
        <source>Vault ready</source>
        <translation>Tresor bereit</translation>
    </message>
    <message>
        <source>Vault locked</source>
        <translation>Tresor gesperrt</translation>
    </message>
    <message>
        <source>Vault for this session only</source>
        <translation>Tresor nur für diese Sitzung</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message numerus="yes">
        <source>%n unread errors</source>
        <translation>
            <numerusform>%n ungelesener Fehler</numerusform>
            <numerusform>%n ungelesene Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume All</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>About Sluice</source>
        <translation>Über Sluice</translation>
    </message>
    <message>
        <source>Sluice %1. Bulk data syncs between cloud services. Licence: GPL-3.0-or-later.</source>
        <translation>Sluice %1. Massenabgleich von Daten zwischen Cloud-Diensten. Lizenz: GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>What Stop Does</source>
        <translation>Was „Stoppen“ bewirkt</translation>
    </message>
    <message>
        <source>Stop Now sends nothing new after one second; what is in flight ends or is cut off after eight. Finish This Chunk sends what is prepared first. Nothing already written is undone, and work that the service has accepted will finish there. A stopped run can be resumed.</source>
        <translation>„Sofort stoppen“ sendet nach einer Sekunde nichts Neues mehr; was unterwegs ist, endet oder wird nach acht Sekunden abgebrochen. „Diesen Block beenden“ sendet zuerst, was vorbereitet ist. Bereits Geschriebenes wird nicht zurückgenommen, und was der Dienst angenommen hat, bringt er dort zu Ende. Ein gestoppter Lauf kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Control API at %1</source>
        <translation>Steuer-API unter %1</translation>
    </message>
    <message>
        <source>It serves %1.</source>
        <translation>Sie bietet %1 an.</translation>
    </message>
    <message>
        <source>Its key is in %1.</source>
        <translation>Ihr Schlüssel steht in %1.</translation>
    </message>
    <message>
        <source>Control API failed</source>
        <translation>Steuer-API fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stop and Quit</source>
        <translation>Stoppen und beenden</translation>
    </message>
    <message>
        <source>Quitting stops sending at a safe point. What was written stays written, and each run can be resumed when Sluice opens again.</source>
        <translation>Beim Beenden wird das Senden an einem sicheren Punkt gestoppt. Was geschrieben ist, bleibt geschrieben, und jeder Lauf kann fortgesetzt werden, wenn Sluice wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>%1 of %2 credits left</source>
        <translation>Noch %1 von %2 Credits</translation>
    </message>
    <message>
        <source>No table on this page</source>
        <translation>Keine Tabelle auf dieser Seite</translation>
    </message>
    <message>
        <source>Quit While Running</source>
        <translation>Beenden, während Läufe aktiv sind</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are active in this window.</source>
        <translation>
            <numerusform>%n Lauf ist in diesem Fenster aktiv.</numerusform>
            <numerusform>%n Läufe sind in diesem Fenster aktiv.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message numerus="yes">
        <source>Sluice: %n runs are active</source>
        <translation>
            <numerusform>Sluice: %n Lauf ist aktiv</numerusform>
            <numerusform>Sluice: %n Läufe sind aktiv</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs active</source>
        <translation>
            <numerusform>%n Lauf aktiv</numerusform>
            <numerusform>%n Läufe aktiv</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs were interrupted when Sluice closed. They can go on where they were.</source>
        <translation>
            <numerusform>%n Lauf wurde unterbrochen, als Sluice geschlossen wurde. Er kann dort weitermachen, wo er war.</numerusform>
            <numerusform>%n Läufe wurden unterbrochen, als Sluice geschlossen wurde. Sie können dort weitermachen, wo sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Ansehen&#xa0;…</translation>
    </message>
    <message>
        <source>Stop All Runs</source>
        <translation>Alle Läufe stoppen</translation>
    </message>
    <message numerus="yes">
        <source>%n runs stop sending. Nothing already written is undone, and each can be resumed.</source>
        <translation>
            <numerusform>%n Lauf sendet nichts mehr. Bereits Geschriebenes wird nicht zurückgenommen, und er kann fortgesetzt werden.</numerusform>
            <numerusform>%n Läufe senden nichts mehr. Bereits Geschriebenes wird nicht zurückgenommen, und jeder kann fortgesetzt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop All</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>Save Changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Not saved: %1.</source>
        <translation>Nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>What is not saved is lost when Sluice closes.</source>
        <translation>Was nicht gespeichert ist, geht verloren, wenn Sluice schließt.</translation>
    </message>
    <message>
        <source>What is not saved is lost when another environment is shown.</source>
        <translation>Was nicht gespeichert ist, geht verloren, wenn eine andere Umgebung gezeigt wird.</translation>
    </message>
    <message>
        <source>Next Match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous Match</source>
        <translation>Voriger Treffer</translation>
    </message>
</context>
<context>
    <name>sluice::ManualBrowser</name>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
</context>
<context>
    <name>sluice::MappingDialog</name>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Plugin’s Mapping</source>
        <translation>Zuordnung des Plugins</translation>
    </message>
</context>
<context>
    <name>sluice::MappingEditor</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Asks for the fields anew and looks at every rule and at a sample</source>
        <translation>Fragt die Felder neu ab und sieht jede Regel und eine Probe an</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>sluice::MappingEditorDialog</name>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use This Mapping</source>
        <translation>Diese Zuordnung verwenden</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>The job cannot be changed while it runs</source>
        <translation>Der Auftrag kann nicht geändert werden, während er läuft</translation>
    </message>
</context>
<context>
    <name>sluice::MappingImportDialog</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In the File</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>There is no such field</source>
        <translation>Ein solches Feld gibt es nicht</translation>
    </message>
    <message>
        <source>Import Mapping</source>
        <translation>Zuordnung importieren</translation>
    </message>
    <message>
        <source>What %1 Changes</source>
        <translation>Was %1 ändert</translation>
    </message>
    <message>
        <source>Changes of the import</source>
        <translation>Änderungen des Imports</translation>
    </message>
    <message>
        <source>Nothing changes</source>
        <translation>Nichts ändert sich</translation>
    </message>
    <message>
        <source>The file says the same as the mapping that is open.</source>
        <translation>Die Datei sagt dasselbe wie die geöffnete Zuordnung.</translation>
    </message>
    <message>
        <source>Nothing is stored before you save, and Undo takes the import back.</source>
        <translation>Vor dem Speichern wird nichts abgelegt, und „Rückgängig“ nimmt den Import zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%n fields are not known here: they stay in the mapping as problems until you take them out.</source>
        <translation>
            <numerusform>%n Feld ist hier nicht bekannt: Es bleibt als Problem in der Zuordnung, bis es herausgenommen wird.</numerusform>
            <numerusform>%n Felder sind hier nicht bekannt: Sie bleiben als Probleme in der Zuordnung, bis sie herausgenommen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>sluice::MappingListModel</name>
    <message>
        <source>No mapping yet</source>
        <translation>Noch keine Zuordnung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>● not saved</source>
        <translation>● nicht gespeichert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Fields Mapped</source>
        <translation>Zugeordnete Felder</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MappingProblems</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Set Constant…</source>
        <translation>Festen Wert setzen&#xa0;…</translation>
    </message>
    <message>
        <source>Map Values…</source>
        <translation>Werte zuordnen&#xa0;…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::MappingsPage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opens the chosen mapping; so does Enter</source>
        <translation>Öffnet die gewählte Zuordnung; ebenso die Eingabetaste</translation>
    </message>
    <message>
        <source>CRM Bulk</source>
        <translation>CRM Bulk</translation>
    </message>
    <message>
        <source>No mapping yet</source>
        <translation>Noch keine Zuordnung</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Back to Mappings</source>
        <translation>Zurück zu den Zuordnungen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n fields mapped</source>
        <translation>
            <numerusform>%1 von %n Feld zugeordnet</numerusform>
            <numerusform>%1 von %n Feldern zugeordnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation>
            <numerusform>%n Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>reading fields…</source>
        <translation>Felder werden gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>ungespeicherte Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n problems block a run</source>
        <translation>
            <numerusform>%n Problem verhindert einen Lauf</numerusform>
            <numerusform>%n Probleme verhindern einen Lauf</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is working with it</source>
        <translation>Ein Lauf arbeitet damit</translation>
    </message>
    <message>
        <source>The job cannot be changed while it runs</source>
        <translation>Der Auftrag kann nicht geändert werden, während er läuft</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>Find a mapping or field</source>
        <translation>Zuordnung oder Feld suchen</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The mapping was not saved</source>
        <translation>Die Zuordnung wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>It was changed elsewhere since it was opened here</source>
        <translation>Sie wurde anderswo geändert, seit sie hier geöffnet wurde</translation>
    </message>
    <message>
        <source>Export yours, press Revert, then import it to see what differs</source>
        <translation>Die eigene exportieren, „Verwerfen“ drücken, dann importieren, um die Unterschiede zu sehen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No mappings yet</source>
        <translation>Noch keine Zuordnungen</translation>
    </message>
    <message>
        <source>A mapping belongs to a job: it says which field gets what.</source>
        <translation>Eine Zuordnung gehört zu einem Auftrag: Sie sagt, welches Feld was erhält.</translation>
    </message>
    <message>
        <source>New Mapping…</source>
        <translation>Neue Zuordnung&#xa0;…</translation>
    </message>
    <message>
        <source>Use a Starter Mapping</source>
        <translation>Starter-Zuordnung verwenden</translation>
    </message>
    <message>
        <source>No mappings match</source>
        <translation>Keine Zuordnungen passen</translation>
    </message>
    <message>
        <source>There are some in another environment, or of another name.</source>
        <translation>Es gibt welche in einer anderen Umgebung oder mit anderem Namen.</translation>
    </message>
    <message>
        <source>“%1” has no mapping</source>
        <translation>„%1“ hat keine Zuordnung</translation>
    </message>
    <message>
        <source>The field list is from %1; connect to refresh it. %2</source>
        <translation>Die Feldliste ist von %1; zum Auffrischen verbinden. %2</translation>
    </message>
    <message>
        <source>Nothing speaks against a run with this mapping.</source>
        <translation>Nichts spricht gegen einen Lauf mit dieser Zuordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n problems keep this mapping from running.</source>
        <translation>
            <numerusform>%n Problem verhindert Läufe mit dieser Zuordnung.</numerusform>
            <numerusform>%n Probleme verhindern Läufe mit dieser Zuordnung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show Problems</source>
        <translation>Probleme anzeigen</translation>
    </message>
    <message>
        <source>The mapping of “%1” is saved</source>
        <translation>Die Zuordnung von „%1“ ist gespeichert</translation>
    </message>
    <message>
        <source>Import Mapping</source>
        <translation>Zuordnung importieren</translation>
    </message>
    <message>
        <source>Mappings (*.sluice-mapping.json *.json);;All (*)</source>
        <translation>Zuordnungen (*.sluice-mapping.json *.json);;Alle (*)</translation>
    </message>
    <message>
        <source>Export Mapping</source>
        <translation>Zuordnung exportieren</translation>
    </message>
    <message>
        <source>Mappings (*.sluice-mapping.json)</source>
        <translation>Zuordnungen (*.sluice-mapping.json)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Change the mapping, save it, then run the job again.</source>
        <translation>Die Zuordnung ändern, speichern, dann den Auftrag noch einmal ausführen.</translation>
    </message>
    <message numerus="yes">
        <source>Run #%1 rejected %2 records.</source>
        <translation>
            <numerusform>Lauf #%1 wies %2 Datensatz ab.</numerusform>
            <numerusform>Lauf #%1 wies %2 Datensätze ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run #%1 rejected %2 records; one of them because of “%3”.</source>
        <translation>
            <numerusform>Lauf #%1 wies %2 Datensatz ab, wegen „%3“.</numerusform>
            <numerusform>Lauf #%1 wies %2 Datensätze ab, einen davon wegen „%3“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save and Retry %1 Records</source>
        <translation>
            <numerusform>Speichern und %1 Datensatz erneut versuchen</numerusform>
            <numerusform>Speichern und %1 Datensätze erneut versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>the mapping of “%1”</source>
        <translation>die Zuordnung von „%1“</translation>
    </message>
    <message>
        <source>This mapping is not saved: %1</source>
        <translation>Diese Zuordnung ist nicht gespeichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n fields do not fit some samples</source>
        <translation>
            <numerusform>%n Feld passt nicht zu allen Proben</numerusform>
            <numerusform>%n Felder passen nicht zu allen Proben</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Mapping</source>
        <translation>Zuordnung öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Request ID: %1</source>
        <translation>Anfrage-ID: %1</translation>
    </message>
</context>
<context>
    <name>sluice::MessageDetails</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>The whole message</source>
        <translation>Die ganze Meldung</translation>
    </message>
    <message>
        <source>Show in Log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sluice::MovingDialog</name>
    <message>
        <source>Moving from CodeLib or the Plugin</source>
        <translation>Umstieg von der CodeLib oder vom Plugin</translation>
    </message>
    <message>
        <source>Two programs that write the same records overwrite each other. Switch the old one off first; nothing of it needs to be removed.</source>
        <translation>Zwei Programme, die dieselben Datensätze schreiben, überschreiben einander. Zuerst das alte abschalten; nichts davon muss entfernt werden.</translation>
    </message>
    <message>
        <source>What you move from</source>
        <translation>Wovon umgestiegen wird</translation>
    </message>
    <message>
        <source>CRM CodeLib</source>
        <translation>CRM-CodeLib</translation>
    </message>
    <message>
        <source>Switch off first, in the Catalyst console</source>
        <translation>Zuerst abschalten, in der Catalyst-Konsole</translation>
    </message>
    <message>
        <source>The cron that runs the function BulkJobSchedule, under Cloud Scale, Cron. Each start of it reads a whole module and writes it back.</source>
        <translation>Den Cron-Auftrag, der die Funktion BulkJobSchedule ausführt, unter Cloud Scale, Cron. Jeder Start liest ein ganzes Modul und schreibt es zurück.</translation>
    </message>
    <message>
        <source>Wait until nothing is under way: every row of ReadQueue has IS_PROCESS_COMPLETED, every row of WriteQueue has IS_UPLOADED.</source>
        <translation>Warten, bis nichts mehr läuft: Jede Zeile von ReadQueue hat IS_PROCESS_COMPLETED, jede Zeile von WriteQueue hat IS_UPLOADED.</translation>
    </message>
    <message>
        <source>The event rule ZohoCRMDataProcessor, which runs the function BulkDataProcessor when BulkRead, ReadQueue or WriteQueue change.</source>
        <translation>Die Ereignisregel ZohoCRMDataProcessor, die die Funktion BulkDataProcessor ausführt, wenn sich BulkRead, ReadQueue oder WriteQueue ändern.</translation>
    </message>
    <message>
        <source>The function zohocrm_bulk_callback is called by nothing then. The folder CSVFILES keeps the records that were read: delete its files.</source>
        <translation>Die Funktion zohocrm_bulk_callback wird dann von nichts mehr aufgerufen. Der Ordner CSVFILES behält die gelesenen Datensätze: seine Dateien löschen.</translation>
    </message>
    <message>
        <source>What Import Configuration takes over</source>
        <translation>Was „Konfiguration importieren“ übernimmt</translation>
    </message>
    <message>
        <source>The sign-in of the functions: catalyst-config.json of BulkDataProcessor with CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN.</source>
        <translation>Die Anmeldung der Funktionen: catalyst-config.json von BulkDataProcessor mit CLIENT_ID, CLIENT_SECRET und REFRESH_TOKEN.</translation>
    </message>
    <message>
        <source>The cron with MODULE and FIELDS_TO_BE_PROCESSED, as a job with a schedule. The schedule is off until you switch it on.</source>
        <translation>Den Cron-Auftrag mit MODULE und FIELDS_TO_BE_PROCESSED, als Auftrag mit Zeitplan. Der Zeitplan ist aus, bis er eingeschaltet wird.</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>Your processRecords class is a program, no configuration: the job runs it as a command, or does the same with rules or a script.</source>
        <translation>Die eigene Klasse processRecords ist ein Programm, keine Konfiguration: Der Auftrag führt sie als Befehl aus oder tut dasselbe mit Regeln oder einem Skript.</translation>
    </message>
    <message>
        <source>Only records that changed are written, and what the CRM rejects is told record by record.</source>
        <translation>Nur geänderte Datensätze werden geschrieben, und was das CRM abweist, wird Datensatz für Datensatz gemeldet.</translation>
    </message>
    <message>
        <source>Analytics CodeLib</source>
        <translation>Analytics-CodeLib</translation>
    </message>
    <message>
        <source>The event rule ZohoAnalyticsDatastoreSyncRecord, which runs the function zoho_analytics_datastore_sync_record_handler for each changed row.</source>
        <translation>Die Ereignisregel ZohoAnalyticsDatastoreSyncRecord, die für jede geänderte Zeile die Funktion zoho_analytics_datastore_sync_record_handler ausführt.</translation>
    </message>
    <message>
        <source>Whatever calls /import and /row of the function zoho_analytics_datastore_sync_routes_handler: a cron, or programs of yours. The control API of Sluice answers the same calls.</source>
        <translation>Was immer /import und /row der Funktion zoho_analytics_datastore_sync_routes_handler aufruft: ein Cron-Auftrag oder eigene Programme. Die Steuer-API von Sluice beantwortet dieselben Aufrufe.</translation>
    </message>
    <message>
        <source>Wait until no import is under way: the cache segment ZohoAnalyticsDatastoreSync has no key that begins with Analytics_.</source>
        <translation>Warten, bis kein Import mehr läuft: Das Cache-Segment ZohoAnalyticsDatastoreSync hat keinen Schlüssel, der mit Analytics_ beginnt.</translation>
    </message>
    <message>
        <source>The application alert Failed_to_update_analytics, if you made it: Sluice has an alert of this name.</source>
        <translation>Den Application Alert Failed_to_update_analytics, falls angelegt: Sluice hat eine Benachrichtigung dieses Namens.</translation>
    </message>
    <message>
        <source>catalyst-config.json of both functions: the sign-in, ORG_ID, WORKSPACE_ID, and a job for each variable that ends in _VIEW_ID.</source>
        <translation>catalyst-config.json beider Funktionen: die Anmeldung, ORG_ID, WORKSPACE_ID und ein Auftrag für jede Variable, die auf _VIEW_ID endet.</translation>
    </message>
    <message>
        <source>The Catalyst project is in none of them: enter its ID in the connection, or add CATALYST_PROJECT_ID before you import.</source>
        <translation>Das Catalyst-Projekt steht in keiner davon: seine ID in der Verbindung eingeben oder vor dem Import CATALYST_PROJECT_ID ergänzen.</translation>
    </message>
    <message>
        <source>The CodeLib only appends: a view that it filled more than once holds rows twice. Begin with a full copy that replaces the view&apos;s rows.</source>
        <translation>Die CodeLib hängt nur an: Eine Ansicht, die sie mehr als einmal gefüllt hat, enthält Zeilen doppelt. Mit einer vollen Kopie beginnen, die die Zeilen der Ansicht ersetzt.</translation>
    </message>
    <message>
        <source>After that each row stands once, whatever is repeated, and rows that were deleted go.</source>
        <translation>Danach steht jede Zeile einmal da, was auch wiederholt wird, und gelöschte Zeilen verschwinden.</translation>
    </message>
    <message>
        <source>Klaviyo Plugin</source>
        <translation>Klaviyo-Plugin</translation>
    </message>
    <message>
        <source>Switch off first</source>
        <translation>Zuerst abschalten</translation>
    </message>
    <message>
        <source>Stop the imports that run: POST /sync/customers/stop, and the same for orders, categories and products.</source>
        <translation>Laufende Importe stoppen: POST /sync/customers/stop, und ebenso für orders, categories und products.</translation>
    </message>
    <message>
        <source>Stop the container or process of the Bulk Data Import module, the one with APP_TYPE=BULK_IMPORT. It listens on PUB_SUB_PORT or BULK_IMPORT_PORT, 6779 if neither is set; the control API of Sluice takes the same port and answers the same paths.</source>
        <translation>Den Container oder Prozess des Moduls Bulk Data Import stoppen, den mit APP_TYPE=BULK_IMPORT. Er lauscht auf PUB_SUB_PORT oder BULK_IMPORT_PORT, auf 6779, wenn keines gesetzt ist; die Steuer-API von Sluice nimmt denselben Port und beantwortet dieselben Pfade.</translation>
    </message>
    <message>
        <source>What may stay</source>
        <translation>Was bleiben darf</translation>
    </message>
    <message>
        <source>The plugin’s sending of live events from the message queue. Sluice imports in bulk and does not replace it; both may use one Klaviyo account.</source>
        <translation>Das Senden laufender Ereignisse aus der Nachrichtenwarteschlange durch das Plugin. Sluice importiert in Massen und ersetzt es nicht; beide dürfen dasselbe Klaviyo-Konto benutzen.</translation>
    </message>
    <message>
        <source>The variables from CT_API_URL to KLAVIYO_AUTH_KEY, as lines or as JSON, and the JSON configuration with the mapping.</source>
        <translation>Die Variablen von CT_API_URL bis KLAVIYO_AUTH_KEY, als Zeilen oder als JSON, und die JSON-Konfiguration mit der Zuordnung.</translation>
    </message>
    <message>
        <source>The client and the private key go into the vault.</source>
        <translation>Der Client und der private Schlüssel kommen in den Tresor.</translation>
    </message>
    <message>
        <source>Categories and products can be imported in part too, and only what has changed since the last import is sent.</source>
        <translation>Kategorien und Produkte lassen sich auch teilweise importieren, und nur seit dem letzten Import Geändertes wird gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Import Configuration…</source>
        <translation>Konfiguration importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Look for locks of an import that was killed: custom objects in the container klaviyo-ct-plugin-lock. Manage Locks… on the page Klaviyo shows and releases them.</source>
        <translation>Nach Sperren eines abgebrochenen Imports suchen: Custom Objects im Container klaviyo-ct-plugin-lock. „Sperren verwalten&#xa0;…“ auf der Seite „Klaviyo“ zeigt sie und gibt sie frei.</translation>
    </message>
</context>
<context>
    <name>sluice::NameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>There is a job of this name.</source>
        <translation>Es gibt schon einen Auftrag dieses Namens.</translation>
    </message>
</context>
<context>
    <name>sluice::NavigationList</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>sluice::NetworkSettingsPage</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Proxy-Passwort</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>For every connection that names none of its own. This computer itself is always reached directly.</source>
        <translation>Für jede Verbindung, die keinen eigenen nennt. Dieser Rechner selbst wird immer direkt erreicht.</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Trusted beside the system&apos;s, for connections that name none. Certificates are always checked.</source>
        <translation>Ihnen wird neben denen des Systems vertraut, für Verbindungen, die keine nennen. Zertifikate werden immer geprüft.</translation>
    </message>
    <message>
        <source>CA File</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Time-Outs</source>
        <translation>Zeitlimits</translation>
    </message>
    <message>
        <source>A host is reached within</source>
        <translation>Ein Rechner wird erreicht binnen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>An answer may stand still for</source>
        <translation>Eine Antwort darf stillstehen für</translation>
    </message>
    <message>
        <source>These hold from the next start of Sluice, for all its programs.</source>
        <translation>Dies gilt ab dem nächsten Start von Sluice, für alle seine Programme.</translation>
    </message>
    <message>
        <source>Saved in the vault</source>
        <translation>Im Tresor gespeichert</translation>
    </message>
</context>
<context>
    <name>sluice::NewMappingDialog</name>
    <message>
        <source>New Mapping</source>
        <translation>Neue Zuordnung</translation>
    </message>
    <message>
        <source>A mapping belongs to a job: it says which field gets what.</source>
        <translation>Eine Zuordnung gehört zu einem Auftrag: Sie sagt, welches Feld was erhält.</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Auftrag</translation>
    </message>
    <message>
        <source>has a mapping</source>
        <translation>hat eine Zuordnung</translation>
    </message>
    <message>
        <source>no mapping yet</source>
        <translation>noch keine Zuordnung</translation>
    </message>
    <message>
        <source>New job of %1…</source>
        <translation>Neuer Auftrag für %1&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Weitermachen</translation>
    </message>
</context>
<context>
    <name>sluice::NextRunCard</name>
    <message>
        <source>From File…</source>
        <translation>Aus Datei&#xa0;…</translation>
    </message>
    <message>
        <source>Next Run Only</source>
        <translation>Nur nächster Lauf</translation>
    </message>
    <message>
        <source>Records of the next run</source>
        <translation>Datensätze des nächsten Laufs</translation>
    </message>
    <message>
        <source>For one plan or run; it is not saved with the job</source>
        <translation>Für einen Plan oder Lauf; wird nicht mit dem Auftrag gespeichert</translation>
    </message>
    <message>
        <source>Record IDs</source>
        <translation>Datensatz-IDs</translation>
    </message>
    <message>
        <source>Record IDs, with commas between</source>
        <translation>Datensatz-IDs, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Modified since</source>
        <translation>Geändert seit</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>zum Ende</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>These record IDs</source>
        <translation>Diese Datensatz-IDs</translation>
    </message>
    <message>
        <source>Modified since a time</source>
        <translation>Geändert seit einem Zeitpunkt</translation>
    </message>
    <message>
        <source>These rows</source>
        <translation>Diese Zeilen</translation>
    </message>
    <message>
        <source>These pages</source>
        <translation>Diese Seiten</translation>
    </message>
    <message>
        <source>All that the job says</source>
        <translation>Alles, was der Auftrag sagt</translation>
    </message>
    <message numerus="yes">
        <source>%1 records. Not saved with the job.</source>
        <translation>
            <numerusform>1 Datensatz. Wird nicht mit dem Auftrag gespeichert.</numerusform>
            <numerusform>%1 Datensätze. Wird nicht mit dem Auftrag gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved with the job.</source>
        <translation>Wird nicht mit dem Auftrag gespeichert.</translation>
    </message>
    <message>
        <source>Name the records by their IDs</source>
        <translation>Datensätze über ihre IDs nennen</translation>
    </message>
</context>
<context>
    <name>sluice::NoticeSettings</name>
    <message>
        <source>Notices</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>On This Desktop</source>
        <translation>Auf diesem Schreibtisch</translation>
    </message>
    <message>
        <source>Show notices</source>
        <translation>Mitteilungen anzeigen</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>While another window is in front</source>
        <translation>Während ein anderes Fenster vorn ist</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>Alerts tell people by e-mail and programs by web hooks, whether a window is open or not.</source>
        <translation>Benachrichtigungen erreichen Menschen per E-Mail und Programme per Web-Hook, ob ein Fenster offen ist oder nicht.</translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation>Benachrichtigungen&#xa0;…</translation>
    </message>
    <message>
        <source>A run is completed</source>
        <translation>Ein Lauf ist abgeschlossen</translation>
    </message>
    <message>
        <source>A run is completed with rejections</source>
        <translation>Ein Lauf ist mit Abweisungen abgeschlossen</translation>
    </message>
    <message>
        <source>A run failed</source>
        <translation>Ein Lauf ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A run, a sign-in or a schedule needs attention</source>
        <translation>Bei einem Lauf, einer Anmeldung oder einem Zeitplan ist ein Eingriff nötig</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>Mit einem Ton</translation>
    </message>
    <message>
        <source>A run that completed within a minute is told of while another window is in front. Alerts are shown too. Notices never ask for anything.</source>
        <translation>Ein Lauf, der binnen einer Minute abgeschlossen ist, wird gemeldet, während ein anderes Fenster vorn ist. Auch Benachrichtigungen werden gezeigt. Mitteilungen fragen nie nach etwas.</translation>
    </message>
</context>
<context>
    <name>sluice::OutboxModel</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>ROWID</source>
        <translation>ROWID</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <translation>Aufgegeben: %1</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis sie an der Reihe ist</translation>
    </message>
    <message>
        <source>Waits until the view is free</source>
        <translation>Wartet, bis die Ansicht frei ist</translation>
    </message>
    <message>
        <source>Again %1</source>
        <translation>Erneut %1</translation>
    </message>
    <message>
        <source>Again %1: %2</source>
        <translation>Erneut %1: %2</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>sluice::OverviewPage</name>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation>Noch nichts verbunden</translation>
    </message>
    <message>
        <source>Try everything with built-in sample services, or add your first connection.</source>
        <translation>Alles mit eingebauten Beispieldiensten ausprobieren oder die erste Verbindung hinzufügen.</translation>
    </message>
    <message>
        <source>Try the Sandbox</source>
        <translation>Sandbox ausprobieren</translation>
    </message>
    <message>
        <source>Add Connection…</source>
        <translation>Verbindung hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>CRM Bulk</source>
        <translation>CRM Bulk</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analytics</translation>
    </message>
    <message>
        <source>Klaviyo</source>
        <translation>Klaviyo</translation>
    </message>
    <message>
        <source>Needs Attention</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>Manage Locks…</source>
        <translation>Sperren verwalten&#xa0;…</translation>
    </message>
    <message>
        <source>Recent Runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>All Runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every run of every job is kept here.</source>
        <translation>Jeder Lauf jedes Auftrags wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Gestern 00:00</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The job history could not be opened: %1</source>
        <translation>Der Auftragsverlauf konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>“%1” begins in a moment.</source>
        <translation>„%1“ beginnt gleich.</translation>
    </message>
    <message>
        <source>Start a New History…</source>
        <translation>Neue Aufzeichnung beginnen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>sluice::Page</name>
    <message>
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
</context>
<context>
    <name>sluice::PlanPanel</name>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Check Plan</source>
        <translation>Plan prüfen</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Before You Run</source>
        <translation>Vor dem Ausführen</translation>
    </message>
    <message>
        <source>It stops before the first write and asks</source>
        <translation>Er hält vor dem ersten Schreiben an und fragt</translation>
    </message>
    <message>
        <source>Each way, looks apart</source>
        <translation>Jeder Weg, ohne Nachsehen</translation>
    </message>
    <message>
        <source>%1, as chosen</source>
        <translation>%1, wie gewählt</translation>
    </message>
    <message>
        <source>Sensitive, masked in samples, logs and files: %1</source>
        <translation>Sensibel, in Proben, Protokollen und Dateien maskiert: %1</translation>
    </message>
    <message>
        <source>%1 of %2 would be written</source>
        <translation>%1 von %2 würden geschrieben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Reads and processes, and writes nothing</source>
        <translation>Liest und verarbeitet und schreibt nichts</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::ProcessorDialog</name>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>It is too long for a script</source>
        <translation>Für ein Skript ist sie zu lang</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>JavaScript: process(record) returns the record, nothing to drop it, or reject(reason); processRecords(records) does the same for 500 at a time. The text is kept in the job.</source>
        <translation>JavaScript: process(record) gibt den Datensatz zurück, nichts, um ihn wegzulassen, oder reject(Grund); processRecords(records) tut dasselbe für je 500. Der Text steht im Auftrag.</translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation>Aus Datei laden&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Text of the script</source>
        <translation>Text des Skripts</translation>
    </message>
    <message>
        <source>A program of this computer. It gets CSV with the fields below, each row led by _row, and gives the same back; a row that does not come back is dropped, one with _reject is rejected.</source>
        <translation>Ein Programm dieses Rechners. Es erhält CSV mit den Feldern unten, jede Zeile mit _row vorn, und gibt dasselbe zurück; eine Zeile, die nicht zurückkommt, fällt weg, eine mit _reject wird abgewiesen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>Arguments, one in a line</source>
        <translation>Argumente, eines je Zeile</translation>
    </message>
    <message>
        <source>&amp;Arguments, one in a line</source>
        <translation>&amp;Argumente, eines je Zeile</translation>
    </message>
    <message>
        <source>Rules as a document: a preset with its rule set, or a list of rules that are applied one after the other.</source>
        <translation>Regeln als Dokument: eine Vorlage mit ihrem Regelsatz oder eine Liste von Regeln, die nacheinander angewendet werden.</translation>
    </message>
    <message>
        <source>Rules as a document</source>
        <translation>Regeln als Dokument</translation>
    </message>
    <message>
        <source>Fields, with commas between</source>
        <translation>Felder, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>The module has %1</source>
        <translation>Das Modul hat %1</translation>
    </message>
    <message>
        <source>&amp;Reads</source>
        <translation>&amp;Liest</translation>
    </message>
    <message>
        <source>May &amp;change</source>
        <translation>Darf &amp;ändern</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>So long it may say nothing before it is ended</source>
        <translation>So lange darf es schweigen, bevor es beendet wird</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>Spei&amp;cher</translation>
    </message>
    <message>
        <source>&amp;Silence</source>
        <translation>Sch&amp;weigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use This Processor</source>
        <translation>Diese Verarbeitung verwenden</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Der Text</translation>
    </message>
    <message>
        <source>Name a field that it reads or may change</source>
        <translation>Ein Feld nennen, das sie liest oder ändern darf</translation>
    </message>
    <message>
        <source>Load a Script</source>
        <translation>Skript laden</translation>
    </message>
    <message>
        <source>Choose a Program</source>
        <translation>Programm wählen</translation>
    </message>
    <message>
        <source>JavaScript files (*.js *.mjs);;All (*)</source>
        <translation>JavaScript-Dateien (*.js *.mjs);;Alle (*)</translation>
    </message>
    <message>
        <source>All (*)</source>
        <translation>Alle (*)</translation>
    </message>
    <message>
        <source>Go to Line</source>
        <translation>Zur Zeile gehen</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Record %1 of the sample. In a run such a record is rejected.</source>
        <translation>Datensatz %1 der Probe. In einem Lauf wird ein solcher Datensatz abgewiesen.</translation>
    </message>
    <message>
        <source>The script cannot be run as it is.</source>
        <translation>Das Skript kann so nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Go to Line %1</source>
        <translation>Zur Zeile %1 gehen</translation>
    </message>
    <message>
        <source>Views of the rules</source>
        <translation>Ansichten der Regeln</translation>
    </message>
    <message>
        <source>As Text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>What is wrong with the rules; Enter goes there</source>
        <translation>Was an den Regeln nicht stimmt; Eingabe führt dorthin</translation>
    </message>
    <message>
        <source>Double-click or Enter goes there</source>
        <translation>Doppelklick oder Eingabe führt dorthin</translation>
    </message>
</context>
<context>
    <name>sluice::ProcessorSample</name>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>&amp;Try on the Sample</source>
        <translation>An der Probe &amp;testen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Results of the sample</source>
        <translation>Ergebnisse der Probe</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Fields of the chosen record</source>
        <translation>Felder des gewählten Datensatzes</translation>
    </message>
    <message>
        <source>There are no records</source>
        <translation>Es gibt keine Datensätze</translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n Datensatz</numerusform>
            <numerusform>%n Datensätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records, %1 ms</source>
        <translation>
            <numerusform>%n Datensatz, %1 ms</numerusform>
            <numerusform>%n Datensätze, %1 ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Datensatz %1</translation>
    </message>
</context>
<context>
    <name>sluice::PropertyMappingEditor</name>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Properties of</source>
        <translation>Eigenschaften von</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Leave out 0, false and empty texts, as the plugin does</source>
        <translation>0, falsch und leere Texte weglassen, wie das Plugin</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Where a customer’s consent stands, as paths into the record. Nobody is subscribed through a channel that has no path, nor unless the job says Subscribe. A consent without its time is not taken over.</source>
        <translation>Wo die Einwilligung eines Kunden steht, als Pfade in den Datensatz. Über einen Kanal ohne Pfad wird niemand angemeldet, und nur wenn der Auftrag es sagt. Eine Einwilligung ohne ihren Zeitpunkt wird nicht übernommen.</translation>
    </message>
    <message>
        <source>Email consent</source>
        <translation>Einwilligung zu E-Mail</translation>
    </message>
    <message>
        <source>custom.fields.newsletter</source>
        <translation>custom.fields.newsletter</translation>
    </message>
    <message>
        <source>Time of the email consent</source>
        <translation>Zeitpunkt der Einwilligung zu E-Mail</translation>
    </message>
    <message>
        <source>custom.fields.newsletterAt</source>
        <translation>custom.fields.newsletterAt</translation>
    </message>
    <message>
        <source>SMS consent</source>
        <translation>Einwilligung zu SMS</translation>
    </message>
    <message>
        <source>custom.fields.sms</source>
        <translation>custom.fields.sms</translation>
    </message>
    <message>
        <source>Time of the SMS consent</source>
        <translation>Zeitpunkt der Einwilligung zu SMS</translation>
    </message>
    <message>
        <source>custom.fields.smsAt</source>
        <translation>custom.fields.smsAt</translation>
    </message>
    <message>
        <source>Source shown at Klaviyo</source>
        <translation>Bei Klaviyo gezeigte Quelle</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>Datensatz-ID</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>as</source>
        <translation>als</translation>
    </message>
    <message>
        <source>From commercetools, fetched or pasted</source>
        <translation>Aus commercetools, geholt oder eingefügt</translation>
    </message>
    <message>
        <source>To Klaviyo</source>
        <translation>An Klaviyo</translation>
    </message>
    <message>
        <source>Everything that the mapping says: states, names of metrics, refunds, backfill, prices, stock. The plugin’s mapping is the default.</source>
        <translation>Alles, was die Zuordnung sagt: Zustände, Namen von Metriken, Erstattungen, Nachtrag, Preise, Bestand. Vorgabe ist die Zuordnung des Plugins.</translation>
    </message>
    <message>
        <source>Paste the JSON of a record, or fetch one by its ID</source>
        <translation>JSON eines Datensatzes einfügen oder einen über seine ID holen</translation>
    </message>
    <message>
        <source>Mapping as a document</source>
        <translation>Zuordnung als Dokument</translation>
    </message>
    <message>
        <source>Customers, their custom fields</source>
        <translation>Kunden, ihre eigenen Felder</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Orders, their custom fields</source>
        <translation>Bestellungen, ihre eigenen Felder</translation>
    </message>
    <message>
        <source>Products, as metadata</source>
        <translation>Produkte, als Metadaten</translation>
    </message>
    <message>
        <source>Add from path</source>
        <translation>Aus Pfad hinzufügen</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>No rules of its own</source>
        <translation>Keine eigenen Regeln</translation>
    </message>
    <message>
        <source>Everything goes out under its own name, as the plugin sends it.</source>
        <translation>Alles geht unter seinem eigenen Namen hinaus, wie das Plugin es sendet.</translation>
    </message>
    <message>
        <source>A path, such as description.en, or attributes. and the name of an attribute.</source>
        <translation>Ein Pfad wie description.en oder attributes. und der Name eines Attributs.</translation>
    </message>
    <message>
        <source>A path reaches into the whole record: custom.fields.tier, addresses.0.city.</source>
        <translation>Ein Pfad reicht in den ganzen Datensatz: custom.fields.tier, addresses.0.city.</translation>
    </message>
    <message>
        <source>It would be rejected. %1</source>
        <translation>Er würde abgewiesen. %1</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Unused %1</source>
        <translation>Unbenutzt %1</translation>
    </message>
</context>
<context>
    <name>sluice::PropertyModel</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Add from path</source>
        <translation>Aus Pfad hinzufügen</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>A row names no field.</source>
        <translation>Eine Zeile nennt kein Feld.</translation>
    </message>
    <message>
        <source>“%1” has no property to become.</source>
        <translation>„%1“ hat keine Eigenschaft, zu der es wird.</translation>
    </message>
    <message>
        <source>Two rows make the property “%1”.</source>
        <translation>Zwei Zeilen ergeben die Eigenschaft „%1“.</translation>
    </message>
    <message>
        <source>path, such as custom.fields.tier</source>
        <translation>Pfad, etwa custom.fields.tier</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>does not go out</source>
        <translation>geht nicht hinaus</translation>
    </message>
    <message>
        <source>under its own name</source>
        <translation>unter eigenem Namen</translation>
    </message>
    <message>
        <source>property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>What Happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Field or Path</source>
        <translation>Feld oder Pfad</translation>
    </message>
    <message>
        <source>Property at Klaviyo</source>
        <translation>Eigenschaft bei Klaviyo</translation>
    </message>
</context>
<context>
    <name>sluice::QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::RecordStepper</name>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Record before</source>
        <translation>Voriger Datensatz</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Nächster Datensatz</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next record that does not fit</source>
        <translation>Nächster Datensatz, der nicht passt</translation>
    </message>
</context>
<context>
    <name>sluice::RecordStoryDialog</name>
    <message>
        <source>Look</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>A Record&apos;s Story</source>
        <translation>Geschichte eines Datensatzes</translation>
    </message>
    <message>
        <source>Id of the record</source>
        <translation>ID des Datensatzes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Whose story?</source>
        <translation>Welcher Datensatz?</translation>
    </message>
    <message>
        <source>Type the id of a record, then press Enter.</source>
        <translation>Die ID eines Datensatzes tippen, dann die Eingabetaste.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>In Short</source>
        <translation>Kurz gesagt</translation>
    </message>
    <message>
        <source>What happened to the record</source>
        <translation>Was mit dem Datensatz geschah</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>The files of all runs and the whole log are looked through.</source>
        <translation>Die Dateien aller Läufe und das ganze Protokoll werden durchgesehen.</translation>
    </message>
    <message>
        <source>No story</source>
        <translation>Keine Geschichte</translation>
    </message>
    <message>
        <source>It could not be looked through.</source>
        <translation>Es ließ sich nicht durchsehen.</translation>
    </message>
    <message>
        <source>%1 of %2 runs looked through</source>
        <translation>%1 von %2 Läufen durchgesehen</translation>
    </message>
    <message>
        <source>Nothing is known of this record</source>
        <translation>Von diesem Datensatz ist nichts bekannt</translation>
    </message>
    <message>
        <source>No run that still has its files knows it, and no line of the log.</source>
        <translation>Kein Lauf, der noch Dateien hat, kennt ihn, und keine Zeile des Protokolls.</translation>
    </message>
    <message>
        <source>Not everything was looked through: this may not be all of it.</source>
        <translation>Nicht alles wurde durchgesehen: Es kann mehr geben.</translation>
    </message>
</context>
<context>
    <name>sluice::RejectedModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>Datensatz-ID</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What Is Wrong</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Retryable</source>
        <translation>Wiederholbar</translation>
    </message>
</context>
<context>
    <name>sluice::RejectedPane</name>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation>Abgewiesene Datensätze</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>All codes</source>
        <translation>Alle Codes</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No records match</source>
        <translation>Keine Datensätze passen</translation>
    </message>
    <message>
        <source>No rejected records</source>
        <translation>Keine abgewiesenen Datensätze</translation>
    </message>
    <message>
        <source>Every record that was sent was taken.</source>
        <translation>Jeder gesendete Datensatz wurde angenommen.</translation>
    </message>
    <message>
        <source>None so far. They appear here as they are refused.</source>
        <translation>Bisher keine. Sie erscheinen hier, sobald sie abgewiesen werden.</translation>
    </message>
    <message>
        <source>run-%1-rejected.csv</source>
        <translation>lauf-%1-abgewiesen.csv</translation>
    </message>
    <message>
        <source>Save Rejected Records</source>
        <translation>Abgewiesene Datensätze speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>%1 records were saved to %2.</source>
        <translation>%1 Datensätze wurden in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Retry Selected…</source>
        <translation>Gewählte erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Whether a retry can help</source>
        <translation>Ob ein erneuter Versuch helfen kann</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Can Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Cannot</source>
        <translation>Nicht</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Choose all codes and fields, or clear the find field.</source>
        <translation>Alle Codes und Felder wählen oder das Suchfeld leeren.</translation>
    </message>
    <message>
        <source>Retry %1 Records…</source>
        <translation>%1 Datensätze erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Retry This Record…</source>
        <translation>Wiederholen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 records are too many to be chosen one by one</source>
        <translation>%1 Datensätze sind zu viele, um einzeln gewählt zu werden</translation>
    </message>
    <message>
        <source>At most %1 can be</source>
        <translation>Höchstens %1 sind möglich</translation>
    </message>
    <message>
        <source>Save them as CSV, or retry all</source>
        <translation>Sie als CSV speichern oder alle erneut versuchen</translation>
    </message>
</context>
<context>
    <name>sluice::RejectedRecord</name>
    <message>
        <source>Rejected record</source>
        <translation>Abgewiesener Datensatz</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Retry %1 Records…</source>
        <translation>%1 Datensätze erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Retry This Record…</source>
        <translation>Wiederholen&#xa0;…</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation>Der Dienst nannte keinen Grund.</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>field %1</source>
        <translation>Feld %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Mend the Mapping…</source>
        <translation>Zuordnung berichtigen&#xa0;…</translation>
    </message>
    <message>
        <source>Opens the job&apos;s mapping at this field; from there the records are sent again</source>
        <translation>Öffnet die Zuordnung des Auftrags bei diesem Feld; von dort werden die Datensätze erneut gesendet</translation>
    </message>
    <message>
        <source>Story…</source>
        <translation>Geschichte&#xa0;…</translation>
    </message>
    <message>
        <source>All that happened to this record, in all runs</source>
        <translation>Alles, was mit diesem Datensatz geschah, in allen Läufen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>sluice::ResumeDialog</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume Interrupted Runs</source>
        <translation>Unterbrochene Läufe fortsetzen</translation>
    </message>
    <message>
        <source>Interrupted runs</source>
        <translation>Unterbrochene Läufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Last Safe Point</source>
        <translation>Letzter sicherer Punkt</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No run is interrupted</source>
        <translation>Kein Lauf ist unterbrochen</translation>
    </message>
    <message>
        <source>A run whose program ended in the middle of its work is listed here.</source>
        <translation>Hier steht ein Lauf, dessen Programm mitten in der Arbeit endete.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The checked runs count as stopped and are not offered again. Each can still be resumed on the page Runs.</source>
        <translation>Die markierten Läufe gelten als gestoppt und werden nicht wieder angeboten. Jeder lässt sich noch auf der Seite „Läufe“ fortsetzen.</translation>
    </message>
    <message>
        <source>Last safe point</source>
        <translation>Letzter sicherer Punkt</translation>
    </message>
    <message numerus="yes">
        <source>Resume %n Runs</source>
        <translation>
            <numerusform>%n Lauf fortsetzen</numerusform>
            <numerusform>%n Läufe fortsetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume Run</source>
        <translation>Lauf fortsetzen</translation>
    </message>
</context>
<context>
    <name>sluice::RetentionDialog</name>
    <message>
        <source>&amp;Delete the files of complete runs after</source>
        <translation>Dateien vollständiger Läufe &amp;löschen nach</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Clean &amp;Now…</source>
        <translation>&amp;Jetzt aufräumen&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Data Retention</source>
        <translation>Datenaufbewahrung</translation>
    </message>
    <message>
        <source>The files of a run hold the records that it read and wrote: pages, chunks, results and outcome files. Its counts, its events and the reasons of rejected records stay when they go.</source>
        <translation>Die Dateien eines Laufs enthalten die gelesenen und geschriebenen Datensätze: Seiten, Blöcke, Ergebnisse und Ausgangsdateien. Seine Zahlen, seine Ereignisse und die Gründe abgewiesener Datensätze bleiben, wenn sie gehen.</translation>
    </message>
    <message>
        <source>Days until the files of a complete run are deleted</source>
        <translation>Tage, bis die Dateien eines vollständigen Laufs gelöscht werden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What Becomes of Them</source>
        <translation>Was aus ihnen wird</translation>
    </message>
    <message>
        <source>Runs whose files are older</source>
        <translation>Läufe mit älteren Dateien</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>kept: %1</source>
        <translation>behalten: %1</translation>
    </message>
    <message>
        <source>would be deleted</source>
        <translation>würden gelöscht</translation>
    </message>
    <message>
        <source>Looking for older files…</source>
        <translation>Nach älteren Dateien wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Files are kept for good.</source>
        <translation>Dateien werden für immer behalten.</translation>
    </message>
    <message>
        <source>No run that is older has files.</source>
        <translation>Kein älterer Lauf hat Dateien.</translation>
    </message>
    <message>
        <source>Older than that now: %1 of %2, %3.</source>
        <translation>Älter als das sind jetzt: %1 von %2, %3.</translation>
    </message>
    <message>
        <source>Still needed, and kept: %1.</source>
        <translation>Noch gebraucht und behalten: %1.</translation>
    </message>
    <message>
        <source>Nothing is deleted by itself. A complete run can be undone at any time.</source>
        <translation>Nichts wird von selbst gelöscht. Ein vollständiger Lauf kann jederzeit rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>A complete run can be undone, checked and exported for that long. Runs that can be resumed keep their files.</source>
        <translation>So lange kann ein vollständiger Lauf rückgängig gemacht, nachgeprüft und exportiert werden. Läufe, die fortgesetzt werden können, behalten ihre Dateien.</translation>
    </message>
    <message>
        <source>Cleaning…</source>
        <translation>Wird aufgeräumt&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Keep Files for %1 Days?</source>
        <translation>
            <numerusform>Dateien 1 Tag behalten?</numerusform>
            <numerusform>Dateien %1 Tage behalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>The files of %1 are older. They are deleted within the hour; what they belong to cannot be undone, checked or exported then.</source>
        <translation>Die Dateien von %1 sind älter. Sie werden binnen einer Stunde gelöscht; was zu ihnen gehört, kann dann nicht mehr rückgängig gemacht, nachgeprüft oder exportiert werden.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved: files are kept for good.</source>
        <translation>Gespeichert: Dateien werden für immer behalten.</translation>
    </message>
    <message numerus="yes">
        <source>Saved: files are kept for %1 days.</source>
        <translation>
            <numerusform>Gespeichert: Dateien werden 1 Tag behalten.</numerusform>
            <numerusform>Gespeichert: Dateien werden %1 Tage behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete Old Files?</source>
        <translation>Alte Dateien löschen?</translation>
    </message>
    <message numerus="yes">
        <source>The files of %1 go, which ended more than %2 days ago. They cannot be undone, checked or exported then.</source>
        <translation>
            <numerusform>Die Dateien von %1 gehen, deren Ende mehr als 1 Tag zurückliegt. Rückgängig machen, Nachprüfen und Exportieren ist dann nicht mehr möglich.</numerusform>
            <numerusform>Die Dateien von %1 gehen, deren Ende mehr als %2 Tage zurückliegt. Rückgängig machen, Nachprüfen und Exportieren ist dann nicht mehr möglich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete Files</source>
        <translation>Dateien löschen</translation>
    </message>
    <message>
        <source>The files of %1 were deleted.</source>
        <translation>Die Dateien von %1 wurden gelöscht.</translation>
    </message>
</context>
<context>
    <name>sluice::RetryDialog</name>
    <message>
        <source>Retry 1 Rejected Record</source>
        <translation>1 abgewiesenen Datensatz erneut versuchen</translation>
    </message>
    <message>
        <source>Retry %1 Rejected Records</source>
        <translation>%1 abgewiesene Datensätze erneut versuchen</translation>
    </message>
    <message>
        <source>A new run reads these records again, processes them and writes what changed. What made them fail should be mended first: in the CRM, in the job or in its mapping.</source>
        <translation>Ein neuer Lauf liest diese Datensätze erneut, verarbeitet sie und schreibt, was sich geändert hat. Was sie scheitern ließ, sollte zuerst behoben sein: im CRM, im Auftrag oder in seiner Zuordnung.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The &amp;selected record</source>
        <translation>Den &amp;gewählten Datensatz</translation>
    </message>
    <message>
        <source>The %1 &amp;selected records</source>
        <translation>Die %1 &amp;gewählten Datensätze</translation>
    </message>
    <message>
        <source>&amp;All %1 rejected records</source>
        <translation>&amp;Alle %1 abgewiesenen Datensätze</translation>
    </message>
    <message>
        <source>With the job and mapping as they are &amp;now</source>
        <translation>Mit Auftrag und Zuordnung, wie sie &amp;jetzt sind</translation>
    </message>
    <message>
        <source>With the job and mapping as run #%1 &amp;had them</source>
        <translation>Mit Auftrag und Zuordnung, wie Lauf #%1 sie &amp;hatte</translation>
    </message>
    <message>
        <source>A new run reads these records again and sends them. What made them fail should be mended first: in commercetools, in the job or in its mapping.</source>
        <translation>Ein neuer Lauf liest diese Datensätze erneut und sendet sie. Was sie scheitern ließ, sollte zuerst behoben sein: in commercetools, im Auftrag oder in seiner Zuordnung.</translation>
    </message>
    <message>
        <source>1 other rejected record cannot be retried: it is gone, or was changed by somebody else.</source>
        <translation>1 weiterer abgewiesener Datensatz kann nicht erneut versucht werden: Es gibt ihn nicht mehr, oder jemand anderes hat ihn geändert.</translation>
    </message>
    <message>
        <source>%1 other rejected records cannot be retried: they are gone, or were changed by somebody else.</source>
        <translation>%1 weitere abgewiesene Datensätze können nicht erneut versucht werden: Es gibt sie nicht mehr, oder jemand anderes hat sie geändert.</translation>
    </message>
    <message>
        <source>&amp;All %1 that can be retried</source>
        <translation>&amp;Alle %1, die erneut versucht werden können</translation>
    </message>
    <message>
        <source>None of the rejected records can be retried</source>
        <translation>Keiner der abgewiesenen Datensätze kann erneut versucht werden</translation>
    </message>
    <message>
        <source>A new run reads these rows again and sends them. What made them fail should be mended first: in the Data Store, in the job or in its mapping.</source>
        <translation>Ein neuer Lauf liest diese Zeilen erneut und sendet sie. Was sie scheitern ließ, sollte zuerst behoben sein: im Data Store, im Auftrag oder in seiner Zuordnung.</translation>
    </message>
</context>
<context>
    <name>sluice::RowDeletion</name>
    <message>
        <source>Type the row ID &amp;again to delete the row</source>
        <translation>Zum Löschen die Zeilen-ID &amp;erneut eingeben</translation>
    </message>
    <message>
        <source>Type the row ID again to delete the row</source>
        <translation>Zum Löschen die Zeilen-ID erneut eingeben</translation>
    </message>
    <message>
        <source>Type the row ID again first</source>
        <translation>Zuerst die Zeilen-ID erneut eingeben</translation>
    </message>
    <message>
        <source>Delete Row %1?</source>
        <translation>Zeile %1 löschen?</translation>
    </message>
    <message>
        <source>The row leaves the view %1. It cannot be undone here.</source>
        <translation>Die Zeile verschwindet aus der Ansicht %1. Das lässt sich hier nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete Row</source>
        <translation>Zeile löschen</translation>
    </message>
</context>
<context>
    <name>sluice::RowView</name>
    <message>
        <source>Copy Selected Rows</source>
        <translation>Gewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>The first %1 of %2 selected rows were copied.</source>
        <translation>Die ersten %1 von %2 gewählten Zeilen wurden kopiert.</translation>
    </message>
</context>
<context>
    <name>sluice::RowWords</name>
    <message>
        <source>Sent. The row was added to the view.</source>
        <translation>Gesendet. Die Zeile wurde der Ansicht hinzugefügt.</translation>
    </message>
    <message>
        <source>Sent. The row was deleted from the view.</source>
        <translation>Gesendet. Die Zeile wurde in der Ansicht gelöscht.</translation>
    </message>
    <message>
        <source>Sent. The row was updated in the view.</source>
        <translation>Gesendet. Die Zeile wurde in der Ansicht geändert.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Waiting. %1</source>
        <translation>Wartet. %1</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>Nicht gesendet. %1</translation>
    </message>
    <message>
        <source>Left as it is: %1</source>
        <translation>Bleibt, wie sie ist: %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
</context>
<context>
    <name>sluice::RuleLineModel</name>
    <message>
        <source>is a telephone number of</source>
        <translation>ist eine Telefonnummer aus</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>has one of the words</source>
        <translation>hat eines der Wörter</translation>
    </message>
    <message>
        <source>contains one of</source>
        <translation>enthält eines von</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
</context>
<context>
    <name>sluice::RulesEditor</name>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Make Them &amp;Rules of This Job</source>
        <translation>Zu &amp;Regeln dieses Auftrags machen</translation>
    </message>
    <message>
        <source>Rules, in their order</source>
        <translation>Regeln in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Rule to add</source>
        <translation>Regel, die hinzukommt</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Regel nach oben</translation>
    </message>
    <message>
        <source>Move the rule up (Alt+Up)</source>
        <translation>Regel nach oben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Regel nach unten</translation>
    </message>
    <message>
        <source>Move the rule down (Alt+Down)</source>
        <translation>Regel nach unten (Alt+Herunter)</translation>
    </message>
    <message>
        <source>The rules of a preset. They are the same in every job.</source>
        <translation>Die Regeln einer Vorlage. Sie sind in jedem Auftrag gleich.</translation>
    </message>
    <message>
        <source>No rule yet: records go on as they are.</source>
        <translation>Noch keine Regel: Datensätze gehen weiter, wie sie sind.</translation>
    </message>
    <message>
        <source>This rule says more than a form can show. It stays as it is; edit it as text.</source>
        <translation>Diese Regel sagt mehr, als ein Formular zeigen kann. Sie bleibt, wie sie ist; sie als Text bearbeiten.</translation>
    </message>
    <message>
        <source>Add &amp;Line</source>
        <translation>&amp;Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Remove Line</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>Noch keine Zeile</translation>
    </message>
</context>
<context>
    <name>sluice::RunActions</name>
    <message>
        <source>What the undo would do could not be found out</source>
        <translation>Was dabei geschähe, konnte nicht ermittelt werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Erased of run #%1: %2 files, %3 reasons of records, %4 log lines. Its counts stay.</source>
        <translation>Von Lauf #%1 gelöscht: %2 Dateien, %3 Gründe von Datensätzen, %4 Protokollzeilen. Seine Zahlen bleiben.</translation>
    </message>
</context>
<context>
    <name>sluice::RunAnnouncer</name>
    <message>
        <source>Run #%1: %2</source>
        <translation>Lauf #%1: %2</translation>
    </message>
</context>
<context>
    <name>sluice::RunDetails</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Selected run</source>
        <translation>Gewählter Lauf</translation>
    </message>
    <message>
        <source>#%1, plan</source>
        <translation>#%1, Plan</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>1 Anfrage</numerusform>
            <numerusform>%1 Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunDialog</name>
    <message>
        <source>Run “%1”</source>
        <translation>„%1“ ausführen</translation>
    </message>
    <message>
        <source>No plan was checked. How many records would change is not known; Check Plan reads and processes, and writes nothing.</source>
        <translation>Es wurde kein Plan geprüft. Wie viele Datensätze sich ändern würden, ist nicht bekannt; „Plan prüfen“ liest und verarbeitet und schreibt nichts.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check Plan</source>
        <translation>Plan prüfen</translation>
    </message>
    <message>
        <source>Run on Production</source>
        <translation>In Produktion ausführen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Answer what is asked above first</source>
        <translation>Zuerst die Fragen oben beantworten</translation>
    </message>
    <message>
        <source>Without your consent the run stops before its first write.</source>
        <translation>Ohne Zustimmung stoppt der Lauf vor dem ersten Schreiben.</translation>
    </message>
    <message>
        <source>&amp;Allow this for this run</source>
        <translation>Dies für diesen Lauf &amp;zulassen</translation>
    </message>
    <message>
        <source>&amp;Allow these for this run</source>
        <translation>Diese für diesen Lauf &amp;zulassen</translation>
    </message>
    <message>
        <source>Save Plan…</source>
        <translation>Plan speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>For this run; the job stays as it is</source>
        <translation>Für diesen Lauf; der Auftrag bleibt, wie er ist</translation>
    </message>
</context>
<context>
    <name>sluice::RunFilesModel</name>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
</context>
<context>
    <name>sluice::RunFilesPane</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Files of this run</source>
        <translation>Dateien dieses Laufs</translation>
    </message>
    <message>
        <source>Result of the service</source>
        <translation>Ergebnis des Dienstes</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Gestern 00:00</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Pages, chunks and outcomes are listed here.</source>
        <translation>Seiten, Blöcke und Ausgänge werden hier aufgelistet.</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::RunHead</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>begonnen %1</translation>
    </message>
    <message>
        <source>%1, %2 to %3 (%4)</source>
        <translation>%1, %2 bis %3 (%4)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Back to Runs, run #%1</source>
        <translation>Zurück zu den Läufen, Lauf #%1</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden&#xa0;…</translation>
    </message>
    <message>
        <source>Retry 1 Record…</source>
        <translation>1 Datensatz erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Retry %1 Records…</source>
        <translation>%1 Datensätze erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Run Again…</source>
        <translation>Erneut ausführen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>sluice::RunLimitsCard</name>
    <message>
        <source>No limit has been used yet, or this account has none.</source>
        <translation>Noch wurde kein Limit benutzt, oder dieses Konto hat keines.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>paused, resumes in %1</source>
        <translation>pausiert, weiter in %1</translation>
    </message>
    <message>
        <source>API credits, 24 h</source>
        <translation>API-Credits, 24 h</translation>
    </message>
    <message>
        <source>Downloads this minute</source>
        <translation>Downloads in dieser Minute</translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation>Aufrufe gleichzeitig</translation>
    </message>
    <message>
        <source>Heavy calls at once</source>
        <translation>Schwere Aufrufe gleichzeitig</translation>
    </message>
    <message>
        <source>Requests this minute</source>
        <translation>Anfragen in dieser Minute</translation>
    </message>
    <message>
        <source>Bulk requests this minute</source>
        <translation>Massenanfragen in dieser Minute</translation>
    </message>
    <message>
        <source>Metadata this minute</source>
        <translation>Metadaten in dieser Minute</translation>
    </message>
    <message>
        <source>Single rows this minute</source>
        <translation>Einzelne Zeilen in dieser Minute</translation>
    </message>
    <message>
        <source>API units today</source>
        <translation>API-Einheiten heute</translation>
    </message>
    <message>
        <source>%1, this second</source>
        <translation>%1, in dieser Sekunde</translation>
    </message>
    <message>
        <source>%1, this minute</source>
        <translation>%1, in dieser Minute</translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation>%1, heute</translation>
    </message>
    <message>
        <source>Imports at once</source>
        <translation>Importe gleichzeitig</translation>
    </message>
    <message>
        <source>Exports at once</source>
        <translation>Exporte gleichzeitig</translation>
    </message>
</context>
<context>
    <name>sluice::RunPlanView</name>
    <message>
        <source>Parts of the plan</source>
        <translation>Teile des Plans</translation>
    </message>
    <message>
        <source>First Records (%1)</source>
        <translation>Erste Datensätze (%1)</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Fields (%1)</source>
        <translation>Felder (%1)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>unchanged or dropped</source>
        <translation>unverändert oder weggelassen</translation>
    </message>
    <message>
        <source>see Problems</source>
        <translation>siehe Probleme</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>Datensatz-ID</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What Is Wrong</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Records that would be rejected</source>
        <translation>Datensätze, die abgewiesen würden</translation>
    </message>
    <message>
        <source>No record would be rejected</source>
        <translation>Kein Datensatz würde abgewiesen</translation>
    </message>
    <message>
        <source>Changed in the First Records</source>
        <translation>In den ersten Datensätzen geändert</translation>
    </message>
    <message>
        <source>Emptied</source>
        <translation>Geleert</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Settings of the plan</source>
        <translation>Einstellungen des Plans</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Left today</source>
        <translation>Heute verbleibend</translation>
    </message>
    <message>
        <source>After this run: %1</source>
        <translation>Nach diesem Lauf: %1</translation>
    </message>
    <message>
        <source>%1 more than are left: the run waits for them</source>
        <translation>%1 mehr, als übrig sind: Der Lauf wartet darauf</translation>
    </message>
</context>
<context>
    <name>sluice::RunProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>%1 records settled</source>
        <translation>%1 Datensätze erledigt</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird pausiert&#xa0;…</translation>
    </message>
    <message>
        <source>%1, next check in %2</source>
        <translation>%1, nächste Abfrage in %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>1 Anfrage</numerusform>
            <numerusform>%1 Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
</context>
<context>
    <name>sluice::RunSettingsView</name>
    <message>
        <source>Settings of this run</source>
        <translation>Einstellungen dieses Laufs</translation>
    </message>
</context>
<context>
    <name>sluice::RunStrip</name>
    <message>
        <source>%1, run #%2</source>
        <translation>%1, Lauf #%2</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Gelesen %1</translation>
    </message>
    <message>
        <source>Written %1</source>
        <translation>Geschrieben %1</translation>
    </message>
    <message>
        <source>Skipped %1</source>
        <translation>Übersprungen %1</translation>
    </message>
    <message>
        <source>Rejected %1</source>
        <translation>Abgewiesen %1</translation>
    </message>
    <message>
        <source>Not Attempted %1</source>
        <translation>Nicht versucht %1</translation>
    </message>
    <message>
        <source>Pending %1</source>
        <translation>Ausstehend %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>The run of this job</source>
        <translation>Der Lauf dieses Auftrags</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Opens the run on the page Runs</source>
        <translation>Öffnet den Lauf auf der Seite „Läufe“</translation>
    </message>
</context>
<context>
    <name>sluice::RunTableModel</name>
    <message>
        <source>Plan, %1</source>
        <translation>Plan, %1</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation>%1, %2 Datensätze</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Started By</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Run ID</source>
        <translation>Lauf-ID</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Time Left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Of the job</source>
        <translation>Des Auftrags</translation>
    </message>
    <message numerus="yes">
        <source>%1 fields</source>
        <translation>
            <numerusform>%1 Feld</numerusform>
            <numerusform>%1 Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
</context>
<context>
    <name>sluice::RunView</name>
    <message>
        <source>Parts of this run</source>
        <translation>Teile dieses Laufs</translation>
    </message>
    <message>
        <source>Keep Waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Force Stop</source>
        <translation>Stopp erzwingen</translation>
    </message>
    <message>
        <source>No progress for 60 s.</source>
        <translation>Seit 60 s kein Fortschritt.</translation>
    </message>
    <message>
        <source>No progress for %1 min.</source>
        <translation>Seit %1 min kein Fortschritt.</translation>
    </message>
    <message>
        <source>Show in Log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Find a record</source>
        <translation>Datensatz suchen</translation>
    </message>
    <message>
        <source>Find in this run</source>
        <translation>In diesem Lauf suchen</translation>
    </message>
    <message>
        <source>Chunk 1000</source>
        <translation>Block 1000</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>records per second</source>
        <translation>Datensätze je Sekunde</translation>
    </message>
    <message>
        <source>Settings of this run</source>
        <translation>Einstellungen dieses Laufs</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Confirmed IDs</source>
        <translation>Bestätigte IDs</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Rejected Records (%1)</source>
        <translation>Abgewiesene Datensätze (%1)</translation>
    </message>
    <message>
        <source>Rejected Records</source>
        <translation>Abgewiesene Datensätze</translation>
    </message>
    <message>
        <source>Last request: %1 %2, %3 ago.</source>
        <translation>Letzte Anfrage: %1 %2, vor %3.</translation>
    </message>
    <message>
        <source>Rejected (%1)</source>
        <translation>Abgewiesen (%1)</translation>
    </message>
    <message>
        <source>Still waiting for %1 to answer.</source>
        <translation>Wartet noch auf eine Antwort von %1.</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Gestern 00:00</translation>
    </message>
</context>
<context>
    <name>sluice::RunsPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Needs Attention</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>All syncs</source>
        <translation>Alle Abgleiche</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Lauf suchen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analytics</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Gestern 00:00</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>No runs match</source>
        <translation>Keine Läufe passen</translation>
    </message>
    <message>
        <source>No run is of this state, sync, period and text.</source>
        <translation>Kein Lauf hat diesen Zustand, Abgleich, Zeitraum und Text.</translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every run of every job is kept here.</source>
        <translation>Jeder Lauf jedes Auftrags wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Go to CRM Bulk</source>
        <translation>Zu CRM Bulk</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop Now</source>
        <translation>Sofort stoppen</translation>
    </message>
    <message>
        <source>Finish This Chunk</source>
        <translation>Diesen Block beenden</translation>
    </message>
    <message>
        <source>Retry Rejected…</source>
        <translation>Abgewiesene erneut versuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Undo Run…</source>
        <translation>Lauf rückgängig machen&#xa0;…</translation>
    </message>
    <message>
        <source>Erase Run Data…</source>
        <translation>Laufdaten löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Copy Run ID</source>
        <translation>Lauf-ID kopieren</translation>
    </message>
    <message>
        <source>Run from Here</source>
        <translation>Ab hier ausführen</translation>
    </message>
    <message>
        <source>Run “%1” again, %2 from the ID %3 on? What was sent and has not changed since is skipped.</source>
        <translation>„%1“ erneut ausführen, %2 ab der ID %3? Was gesendet wurde und sich seither nicht geändert hat, wird übersprungen.</translation>
    </message>
    <message>
        <source>Run Again…</source>
        <translation>Erneut ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Resume %1 Runs</source>
        <translation>%1 Läufe fortsetzen</translation>
    </message>
    <message>
        <source>Pause %1 Runs</source>
        <translation>%1 Läufe pausieren</translation>
    </message>
    <message>
        <source>Stop %1 Runs</source>
        <translation>%1 Läufe stoppen</translation>
    </message>
    <message>
        <source>Force Stop</source>
        <translation>Stopp erzwingen</translation>
    </message>
    <message>
        <source>Open Results Folder</source>
        <translation>Ergebnisordner öffnen</translation>
    </message>
    <message>
        <source>Copy Summaries</source>
        <translation>Zusammenfassungen kopieren</translation>
    </message>
    <message>
        <source>Copy Summary</source>
        <translation>Zusammenfassung kopieren</translation>
    </message>
    <message>
        <source>Copy Run IDs</source>
        <translation>Lauf-IDs kopieren</translation>
    </message>
    <message>
        <source>Remove from History…</source>
        <translation>Aus dem Verlauf entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove %1 Runs from History…</source>
        <translation>%1 Läufe aus dem Verlauf entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove run #%1 of “%2” from the history?</source>
        <translation>Lauf #%1 von „%2“ aus dem Verlauf entfernen?</translation>
    </message>
    <message>
        <source>Remove %1 runs from the history?</source>
        <translation>%1 Läufe aus dem Verlauf entfernen?</translation>
    </message>
    <message>
        <source>Run #%1 was removed from the history.</source>
        <translation>Lauf #%1 wurde aus dem Verlauf entfernt.</translation>
    </message>
    <message>
        <source>%1 runs were removed from the history.</source>
        <translation>%1 Läufe wurden aus dem Verlauf entfernt.</translation>
    </message>
    <message>
        <source>Run #%1 is in the history again.</source>
        <translation>Lauf #%1 ist wieder im Verlauf.</translation>
    </message>
    <message>
        <source>%1 runs are in the history again.</source>
        <translation>%1 Läufe sind wieder im Verlauf.</translation>
    </message>
    <message>
        <source>Remove from History</source>
        <translation>Aus dem Verlauf entfernen</translation>
    </message>
    <message>
        <source>Nothing is deleted: the files stay for as long as they are kept, and later runs still go on from it. To erase what it holds of records, use Erase Run Data.</source>
        <translation>Nichts wird gelöscht: Die Dateien bleiben, solange sie aufbewahrt werden, und spätere Läufe setzen weiter darauf auf. Um zu löschen, was er von Datensätzen enthält, gibt es „Laufdaten löschen“.</translation>
    </message>
    <message>
        <source>Remove Run</source>
        <translation>Lauf entfernen</translation>
    </message>
    <message>
        <source>Remove %1 Runs</source>
        <translation>%1 Läufe entfernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>sluice::SandboxChild</name>
    <message>
        <source>The sandbox does not answer</source>
        <translation>Die Sandbox antwortet nicht</translation>
    </message>
    <message numerus="yes">
        <source>It was started %n seconds ago and has not said where it is</source>
        <translation>
            <numerusform>Sie wurde vor %n Sekunde gestartet und hat nicht gesagt, wo sie ist</numerusform>
            <numerusform>Sie wurde vor %n Sekunden gestartet und hat nicht gesagt, wo sie ist</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again when this computer has less to do</source>
        <translation>Erneut versuchen, wenn dieser Rechner weniger zu tun hat</translation>
    </message>
    <message>
        <source>The sandbox cannot be started</source>
        <translation>Die Sandbox kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>Its program is not there: %1</source>
        <translation>Ihr Programm ist nicht da: %1</translation>
    </message>
    <message>
        <source>Install Sluice again, with all of its programs</source>
        <translation>Sluice mit allen seinen Programmen neu installieren</translation>
    </message>
    <message>
        <source>Check that %1 may be executed</source>
        <translation>Prüfen, ob %1 ausgeführt werden darf</translation>
    </message>
    <message>
        <source>The sandbox has ended</source>
        <translation>Die Sandbox ist beendet</translation>
    </message>
    <message>
        <source>The sandbox could not be started</source>
        <translation>Die Sandbox konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>Its program was ended by the system</source>
        <translation>Ihr Programm wurde vom System beendet</translation>
    </message>
    <message>
        <source>Its program ended with code %1</source>
        <translation>Ihr Programm endete mit Code %1</translation>
    </message>
    <message>
        <source>Start it again: what it holds is kept</source>
        <translation>Sie neu starten: Was sie enthält, bleibt erhalten</translation>
    </message>
    <message>
        <source>Use another port, or end the program that has it</source>
        <translation>Einen anderen Port verwenden oder das Programm beenden, das ihn belegt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>sluice::SandboxSettings</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>From Its Next Start</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Every answer is late by</source>
        <translation>Jede Antwort verspätet sich um</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>As the services document them</source>
        <translation>Wie die Dienste sie dokumentieren</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>File of faults</source>
        <translation>Störungsdatei</translation>
    </message>
    <message>
        <source>A list of faults as JSON: refused, broken, late and cut answers.</source>
        <translation>Eine Liste von Störungen als JSON: abgelehnte, defekte, verspätete und abgeschnittene Antworten.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>For the sandbox that runs on this computer.</source>
        <translation>Für die Sandbox, die auf diesem Rechner läuft.</translation>
    </message>
    <message>
        <source>Use These Faults</source>
        <translation>Diese Störungen verwenden</translation>
    </message>
    <message>
        <source>Reset Data…</source>
        <translation>Daten zurücksetzen&#xa0;…</translation>
    </message>
    <message>
        <source>File of Faults</source>
        <translation>Störungsdatei</translation>
    </message>
    <message>
        <source>JSON (*.json);;All files (*)</source>
        <translation>JSON (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reset the Sandbox?</source>
        <translation>Sandbox zurücksetzen?</translation>
    </message>
    <message>
        <source>All that was written into the sandbox is gone, its faults too. Your jobs, runs and real accounts stay as they are.</source>
        <translation>Alles, was in die Sandbox geschrieben wurde, geht verloren, auch ihre Störungen. Eigene Aufträge, Läufe und echte Konten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Reset Data</source>
        <translation>Daten zurücksetzen</translation>
    </message>
    <message>
        <source>The sandbox is as it was at first.</source>
        <translation>Die Sandbox ist wieder wie am Anfang.</translation>
    </message>
    <message>
        <source>The sandbox has these faults now.</source>
        <translation>Die Sandbox hat jetzt diese Störungen.</translation>
    </message>
    <message>
        <source>The sandbox has no faults now.</source>
        <translation>Die Sandbox hat jetzt keine Störungen.</translation>
    </message>
    <message>
        <source>The sandbox takes its first port and the one after it. With any free port it keeps the one that it had before. Its connections follow it.</source>
        <translation>Die Sandbox belegt ihren ersten Port und den nächsten. Bei einem beliebigen freien Port behält sie den, den sie zuvor hatte. Ihre Verbindungen folgen ihr.</translation>
    </message>
    <message>
        <source>Any free port</source>
        <translation>Beliebiger freier Port</translation>
    </message>
    <message>
        <source>0: any free port</source>
        <translation>0: beliebiger freier Port</translation>
    </message>
    <message>
        <source>First port</source>
        <translation>Erster Port</translation>
    </message>
</context>
<context>
    <name>sluice::ScheduleDialog</name>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Auftrag</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>&amp;Cron</source>
        <translation>&amp;Cron</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Zeit&amp;zone</translation>
    </message>
    <message>
        <source>If &amp;missed</source>
        <translation>Wenn &amp;verpasst</translation>
    </message>
    <message>
        <source>&amp;Then run</source>
        <translation>&amp;Danach ausführen</translation>
    </message>
    <message>
        <source>&amp;Plan only, nothing is written</source>
        <translation>Nur &amp;Plan, nichts wird geschrieben</translation>
    </message>
    <message>
        <source>Do not start while the previous run has not ended</source>
        <translation>Nicht starten, solange der vorige Lauf nicht beendet ist</translation>
    </message>
    <message>
        <source>Remove Schedule</source>
        <translation>Zeitplan entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add Schedule</source>
        <translation>Zeitplan hinzufügen</translation>
    </message>
    <message>
        <source>Edit Schedule</source>
        <translation>Zeitplan bearbeiten</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>On some weekdays</source>
        <translation>An manchen Wochentagen</translation>
    </message>
    <message>
        <source>Every few hours</source>
        <translation>Alle paar Stunden</translation>
    </message>
    <message>
        <source>Every few minutes</source>
        <translation>Alle paar Minuten</translation>
    </message>
    <message>
        <source>As a cron expression says</source>
        <translation>Nach Cron-Ausdruck</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Minute, hour, day, month, weekday</source>
        <translation>Minute, Stunde, Tag, Monat, Wochentag</translation>
    </message>
    <message>
        <source>Of this computer (%1)</source>
        <translation>Dieses Rechners (%1)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Run once when Sluice is open again</source>
        <translation>Einmal ausführen, wenn Sluice wieder offen ist</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (nicht vorhanden)</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>&amp;Um</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>A&amp;lle</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Choose a weekday.</source>
        <translation>Einen Wochentag wählen.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Nächste: %1</translation>
    </message>
    <message>
        <source>Also when records were rejecte&amp;d</source>
        <translation>Auch wenn Datensätze ab&amp;gewiesen wurden</translation>
    </message>
    <message>
        <source>What was changed in the schedule is not saved.</source>
        <translation>Was am Zeitplan geändert wurde, ist nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>sluice::ScheduleModel</name>
    <message>
        <source>After another job</source>
        <translation>Nach anderem Auftrag</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Zeitzone: %1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Plans only, nothing is written</source>
        <translation>Nur Pläne, nichts wird geschrieben</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a schedule</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Last Result</source>
        <translation>Letztes Ergebnis</translation>
    </message>
    <message>
        <source>Then Run</source>
        <translation>Danach</translation>
    </message>
</context>
<context>
    <name>sluice::SchedulesPage</name>
    <message>
        <source>Next 24 Hours</source>
        <translation>Nächste 24 Stunden</translation>
    </message>
    <message>
        <source>Unattended</source>
        <translation>Unbeaufsichtigt</translation>
    </message>
    <message>
        <source>bar length = time of the last run</source>
        <translation>Balkenlänge = Dauer des letzten Laufs</translation>
    </message>
    <message>
        <source>Begins the selected job as if it were due, with what follows it</source>
        <translation>Beginnt den gewählten Auftrag, als wäre er fällig, mit dem, was ihm folgt</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Changes the selected schedule</source>
        <translation>Ändert den gewählten Zeitplan</translation>
    </message>
    <message>
        <source>Daily at 02:00</source>
        <translation>Täglich um 02:00</translation>
    </message>
    <message>
        <source>Lets a job that has no schedule run every night</source>
        <translation>Lässt einen Auftrag ohne Zeitplan jede Nacht laufen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a schedule</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation>Morgen %1</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>On or Off</source>
        <translation>An oder aus</translation>
    </message>
    <message>
        <source>Copy systemd Timer</source>
        <translation>systemd-Timer kopieren</translation>
    </message>
    <message>
        <source>Copy cron Line</source>
        <translation>Cron-Zeile kopieren</translation>
    </message>
    <message>
        <source>Remove Schedule</source>
        <translation>Zeitplan entfernen</translation>
    </message>
    <message>
        <source>Schedules run while Sluice is open. On a server, let the system start the same job from the command line.</source>
        <translation>Zeitpläne laufen, solange Sluice offen ist. Auf einem Server startet das System denselben Auftrag über die Befehlszeile.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Find a schedule</source>
        <translation>Zeitplan suchen</translation>
    </message>
    <message>
        <source>Every job has a schedule</source>
        <translation>Jeder Auftrag hat einen Zeitplan</translation>
    </message>
    <message>
        <source>No schedule matches</source>
        <translation>Kein Zeitplan passt</translation>
    </message>
    <message>
        <source>Schedules are there, but none has this text.</source>
        <translation>Es gibt Zeitpläne, aber keiner enthält diesen Text.</translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation>Nichts geplant</translation>
    </message>
    <message>
        <source>A schedule runs a saved job. Save a job on the page of its sync first.</source>
        <translation>Ein Zeitplan führt einen gespeicherten Auftrag aus. Zuerst auf der Seite des Abgleichs einen Auftrag speichern.</translation>
    </message>
    <message>
        <source>Go to CRM Bulk</source>
        <translation>Zu CRM Bulk</translation>
    </message>
    <message>
        <source>Let a job run every night, or choose the times yourself.</source>
        <translation>Einen Auftrag jede Nacht laufen lassen oder die Zeiten selbst wählen.</translation>
    </message>
    <message>
        <source>Add Schedule…</source>
        <translation>Zeitplan hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>“%1” runs every day at 02:00</source>
        <translation>„%1“ läuft täglich um 02:00</translation>
    </message>
    <message>
        <source>“%1” does not run by itself any more. The job and its runs stay.</source>
        <translation>„%1“ läuft nicht mehr von selbst. Der Auftrag und seine Läufe bleiben.</translation>
    </message>
    <message>
        <source>“%1” begins</source>
        <translation>„%1“ beginnt</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>Der Befehl ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The cron line is in the clipboard</source>
        <translation>Die Cron-Zeile ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The systemd timer and its service are in the clipboard</source>
        <translation>Der systemd-Timer und sein Dienst sind in der Zwischenablage</translation>
    </message>
    <message>
        <source>Run Now…</source>
        <translation>Jetzt ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Edit Schedule</source>
        <translation>Zeitplan bearbeiten</translation>
    </message>
</context>
<context>
    <name>sluice::SecretField</name>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen&#xa0;…</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>%1 ersetzen</translation>
    </message>
</context>
<context>
    <name>sluice::SendRowBox</name>
    <message>
        <source>Send Row</source>
        <translation>Zeile senden</translation>
    </message>
    <message>
        <source>What became of the row</source>
        <translation>Was aus der Zeile wurde</translation>
    </message>
    <message>
        <source>The record has no ROWID that it could be sent by</source>
        <translation>Der Datensatz hat keine ROWID, mit der er gesendet werden könnte</translation>
    </message>
    <message>
        <source>Reads the row from its table and sends it by itself (%1)</source>
        <translation>Liest die Zeile aus ihrer Tabelle und sendet sie einzeln (%1)</translation>
    </message>
    <message>
        <source>Delete Row…</source>
        <translation>Zeile löschen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>sluice::SendRowCard</name>
    <message>
        <source>Fetch Row</source>
        <translation>Zeile holen</translation>
    </message>
    <message>
        <source>Table of the row</source>
        <translation>Tabelle der Zeile</translation>
    </message>
    <message>
        <source>What is done with the row</source>
        <translation>Was mit der Zeile geschieht</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Row ID</source>
        <translation>Zeilen-ID</translation>
    </message>
    <message>
        <source>ROWID</source>
        <translation>ROWID</translation>
    </message>
    <message>
        <source>Send One Row</source>
        <translation>Eine Zeile senden</translation>
    </message>
    <message>
        <source>Shows the source row beside the mapped row before anything is sent.</source>
        <translation>Zeigt die Zeile der Quelle neben der zugeordneten, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>Of the job “%1”</source>
        <translation>Vom Auftrag „%1“</translation>
    </message>
    <message>
        <source>Shows the row and what would be sent of it</source>
        <translation>Zeigt die Zeile und was von ihr gesendet würde</translation>
    </message>
    <message>
        <source>A ROWID is the number in the table’s column ROWID.</source>
        <translation>Eine ROWID ist die Zahl in der Spalte ROWID der Tabelle.</translation>
    </message>
</context>
<context>
    <name>sluice::SendRowDialog</name>
    <message>
        <source>Send One Row</source>
        <translation>Eine Zeile senden</translation>
    </message>
    <message>
        <source>Reads the row from the table, shapes it as the job’s mapping says and sends it by itself. While an import has the view, the row waits.</source>
        <translation>Liest die Zeile aus der Tabelle, formt sie nach der Zuordnung des Auftrags und sendet sie einzeln. Solange ein Import die Ansicht hat, wartet die Zeile.</translation>
    </message>
    <message>
        <source>The job is sent as it is saved, without what is changed here now.</source>
        <translation>Der Auftrag wird gesendet, wie er gespeichert ist, ohne das, was hier gerade geändert ist.</translation>
    </message>
    <message>
        <source>&amp;Row ID</source>
        <translation>&amp;Zeilen-ID</translation>
    </message>
    <message>
        <source>Row ID</source>
        <translation>Zeilen-ID</translation>
    </message>
    <message>
        <source>1767024000003154</source>
        <translation>1767024000003154</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Anlegen</translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation>&amp;Ändern</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>A ROWID is the number in the table’s column ROWID.</source>
        <translation>Eine ROWID ist die Zahl in der Spalte ROWID der Tabelle.</translation>
    </message>
    <message>
        <source>The row is deleted from the view; the table is not asked.</source>
        <translation>Die Zeile wird in der Ansicht gelöscht; die Tabelle wird nicht gefragt.</translation>
    </message>
    <message>
        <source>The row is in the view once afterwards, as the table has it now.</source>
        <translation>Die Zeile steht danach einmal in der Ansicht, wie die Tabelle sie jetzt hat.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Delete Row…</source>
        <translation>Zeile löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Give a row ID first</source>
        <translation>Zuerst eine Zeilen-ID angeben</translation>
    </message>
    <message>
        <source>&amp;Fetch Row</source>
        <translation>Zeile h&amp;olen</translation>
    </message>
    <message>
        <source>The row in the table and as it would be sent</source>
        <translation>Die Zeile in der Tabelle und wie sie gesendet würde</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>In the Table</source>
        <translation>In der Tabelle</translation>
    </message>
    <message>
        <source>Column of the View</source>
        <translation>Spalte der Ansicht</translation>
    </message>
    <message>
        <source>Would Be Sent</source>
        <translation>Würde gesendet</translation>
    </message>
    <message>
        <source>Reading the row…</source>
        <translation>Zeile wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>It would be rejected: %1: %2</source>
        <translation>Sie würde abgewiesen: %1: %2</translation>
    </message>
    <message>
        <source>It would not be sent: %1</source>
        <translation>Sie würde nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Shows the row and what would be sent of it</source>
        <translation>Zeigt die Zeile und was von ihr gesendet würde</translation>
    </message>
</context>
<context>
    <name>sluice::SettingsDialog</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Standardwerte wiederherstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Of this page; they hold once they are applied</source>
        <translation>Die dieser Seite; sie gelten, sobald sie angewendet sind</translation>
    </message>
    <message numerus="yes">
        <source>Keep Files for %1 Days?</source>
        <translation>
            <numerusform>Dateien 1 Tag behalten?</numerusform>
            <numerusform>Dateien %1 Tage behalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of complete runs that are older are deleted within the hour. Those runs cannot be undone, checked or exported then.</source>
        <translation>Ältere Dateien vollständiger Läufe werden binnen einer Stunde gelöscht. Diese Läufe lassen sich dann nicht mehr rückgängig machen, nachprüfen oder exportieren.</translation>
    </message>
    <message>
        <source>Saved. Some of it holds from the next start of Sluice.</source>
        <translation>Gespeichert. Manches gilt erst ab dem nächsten Start von Sluice.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>What was changed here was not applied.</source>
        <translation>Was hier geändert wurde, ist nicht angewendet.</translation>
    </message>
</context>
<context>
    <name>sluice::ShopServiceForm</name>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Project key</source>
        <translation>Projektschlüssel</translation>
    </message>
    <message>
        <source>my-shop</source>
        <translation>my-shop</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Geheimnis</translation>
    </message>
    <message>
        <source>Ask for scopes</source>
        <translation>Scopes anfordern</translation>
    </message>
    <message>
        <source>All that the client has</source>
        <translation>Alle, die der Client hat</translation>
    </message>
    <message>
        <source>Scopes needed</source>
        <translation>Nötige Scopes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation>Scopes kopieren</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Andere Adresse</translation>
    </message>
    <message>
        <source>The Merchant Center shows it once, when an API client is made</source>
        <translation>Das Merchant Center zeigt es einmal, wenn ein API-Client angelegt wird</translation>
    </message>
    <message>
        <source>The client ID is missing</source>
        <translation>Die Client-ID fehlt</translation>
    </message>
    <message>
        <source>The client secret is missing</source>
        <translation>Das Client-Geheimnis fehlt</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>API-Adresse</translation>
    </message>
    <message>
        <source>Auth address</source>
        <translation>Anmeldeadresse</translation>
    </message>
    <message>
        <source>Signs in at %1, calls %2</source>
        <translation>Meldet sich bei %1 an, ruft %2 auf</translation>
    </message>
    <message>
        <source>Enter both addresses on the tab Network.</source>
        <translation>Auf dem Reiter „Netzwerk“ beide Adressen eingeben.</translation>
    </message>
    <message>
        <source>Shown there once, when the client is made</source>
        <translation>Dort einmal gezeigt, wenn der Client angelegt wird</translation>
    </message>
    <message>
        <source>Merchant Center, Settings, Developer settings, your API client</source>
        <translation>Merchant Center, Settings, Developer settings, der eigene API-Client</translation>
    </message>
</context>
<context>
    <name>sluice::ShortcutBook</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>%1 is typed into fields. Add Ctrl or Alt, or take a function key.</source>
        <translation>%1 wird in Felder getippt. Strg oder Alt dazunehmen oder eine Funktionstaste wählen.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 gehört zu „%2“.</translation>
    </message>
</context>
<context>
    <name>sluice::ShortcutSettings</name>
    <message>
        <source>changed, was %1</source>
        <translation>geändert, war %1</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Keys of the chosen action</source>
        <translation>Tasten der gewählten Aktion</translation>
    </message>
</context>
<context>
    <name>sluice::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>Aktion oder Tasten suchen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sluice::SignInDialog</name>
    <message>
        <source>Sign In</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in to Zoho CRM</source>
        <translation>Bei Zoho CRM anmelden</translation>
    </message>
    <message>
        <source>Self Client Code</source>
        <translation>Self-Client-Code</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Open the API console</source>
        <translation>API-Konsole öffnen</translation>
    </message>
    <message>
        <source>Open API Console</source>
        <translation>API-Konsole öffnen</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Paste these scopes there</source>
        <translation>Dort diese Scopes einfügen</translation>
    </message>
    <message>
        <source>Bulk read and write, records, field lists, organisation, upload.</source>
        <translation>Bulk Read und Bulk Write, Datensätze, Feldlisten, Organisation, Hochladen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation>Scopes kopieren</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Paste the grant code here</source>
        <translation>Hier den Grant-Code einfügen</translation>
    </message>
    <message>
        <source>It works once, and only for the minutes chosen in the console.</source>
        <translation>Er gilt einmal und nur für die in der Konsole gewählten Minuten.</translation>
    </message>
    <message>
        <source>Grant code</source>
        <translation>Grant-Code</translation>
    </message>
    <message>
        <source>1000.…</source>
        <translation>1000.…</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Let the browser come back</source>
        <translation>Den Browser zurückkehren lassen</translation>
    </message>
    <message>
        <source>Redirect address</source>
        <translation>Rückkehradresse</translation>
    </message>
    <message>
        <source>Accept in the browser</source>
        <translation>Im Browser zustimmen</translation>
    </message>
    <message>
        <source>Open Browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Only if the browser cannot come back</source>
        <translation>Nur wenn der Browser nicht zurückkehren kann</translation>
    </message>
    <message>
        <source>It ends at an address that it cannot show: paste that here.</source>
        <translation>Er endet bei einer Adresse, die er nicht zeigen kann: diese hier einfügen.</translation>
    </message>
    <message>
        <source>Address at which the browser ended</source>
        <translation>Adresse, bei der der Browser endete</translation>
    </message>
    <message>
        <source>http://127.0.0.1:…</source>
        <translation>http://127.0.0.1:…</translation>
    </message>
    <message>
        <source>Use Address</source>
        <translation>Adresse verwenden</translation>
    </message>
    <message>
        <source>Refresh Token</source>
        <translation>Refresh-Token</translation>
    </message>
    <message>
        <source>Paste a refresh token</source>
        <translation>Refresh-Token einfügen</translation>
    </message>
    <message>
        <source>For a sign-in that was made elsewhere, with the client of this connection. It is tried at once and kept only if Zoho takes it.</source>
        <translation>Für eine Anmeldung, die anderswo mit dem Client dieser Verbindung entstand. Sie wird sofort ausprobiert und nur behalten, wenn Zoho sie annimmt.</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Refresh-Token</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy redirect address</source>
        <translation>Rückkehradresse kopieren</translation>
    </message>
    <message>
        <source>In the API console, register this redirect address for the client.</source>
        <translation>In der API-Konsole diese Rückkehradresse für den Client eintragen.</translation>
    </message>
    <message>
        <source>Nothing to do: the accounts server takes any address of this computer.</source>
        <translation>Nichts zu tun: Der Anmeldeserver nimmt jede Adresse dieses Rechners an.</translation>
    </message>
    <message>
        <source>Your browser opens %1.</source>
        <translation>Der Browser öffnet %1.</translation>
    </message>
    <message>
        <source>Open Browser Again</source>
        <translation>Browser erneut öffnen</translation>
    </message>
    <message>
        <source>Waiting for you to sign in… %1:%2 left</source>
        <translation>Wartet auf die Anmeldung&#xa0;… noch %1:%2</translation>
    </message>
    <message>
        <source>Paste these %1 scopes there</source>
        <translation>Dort diese %1 Scopes einfügen</translation>
    </message>
    <message>
        <source>Connection “%1”, %2</source>
        <translation>Verbindung „%1“, %2</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>A sandbox has no API console: it names its grant code when it starts.</source>
        <translation>Eine Sandbox hat keine API-Konsole: Sie nennt ihren Grant-Code beim Start.</translation>
    </message>
    <message>
        <source>The sandbox has none</source>
        <translation>Die Sandbox hat keine</translation>
    </message>
    <message>
        <source>At %1, choose Self Client, then Generate Code.</source>
        <translation>Bei %1 „Self Client“ wählen, dann „Generate Code“.</translation>
    </message>
    <message>
        <source>Signing In…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>sluice::StageTreeModel</name>
    <message>
        <source>%1, %2 records</source>
        <translation>%1, %2 Datensätze</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>Begonnen %1</translation>
    </message>
    <message>
        <source>Attempts: %1</source>
        <translation>Versuche: %1</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>sluice::StepList</name>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
</context>
<context>
    <name>sluice::SumLine</name>
    <message>
        <source>%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending</source>
        <translation>%1 gelesen = %2 geschrieben + %3 übersprungen + %4 abgewiesen + %5 nicht versucht + %6 ausstehend</translation>
    </message>
    <message>
        <source>%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted</source>
        <translation>%1 gelesen = %2 geschrieben + %3 übersprungen + %4 abgewiesen + %5 nicht versucht</translation>
    </message>
</context>
<context>
    <name>sluice::SyncCard</name>
    <message>
        <source>Run…</source>
        <translation>Ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>%1 ausführen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open the run of %1</source>
        <translation>Lauf von %1 öffnen</translation>
    </message>
    <message>
        <source>There is no job in this environment yet</source>
        <translation>In dieser Umgebung gibt es noch keinen Auftrag</translation>
    </message>
    <message>
        <source>Runs “%1”</source>
        <translation>Führt „%1“ aus</translation>
    </message>
    <message>
        <source>%1, %2 rejected</source>
        <translation>%1, %2 abgewiesen</translation>
    </message>
    <message>
        <source>No job yet</source>
        <translation>Noch kein Auftrag</translation>
    </message>
    <message>
        <source>%1, never run</source>
        <translation>%1, noch nie gelaufen</translation>
    </message>
    <message>
        <source>A job is made on the page of its sync.</source>
        <translation>Ein Auftrag wird auf der Seite seines Abgleichs angelegt.</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgewiesen</translation>
    </message>
</context>
<context>
    <name>sluice::TableCard</name>
    <message>
        <source>Could not be read</source>
        <translation>Konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>sluice::TableMappingDialog</name>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>No Mapping</source>
        <translation>Ohne Zuordnung</translation>
    </message>
</context>
<context>
    <name>sluice::TableMappingEditor</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Transforms…</source>
        <translation>Umwandlungen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Sent are the rows for which all of this holds, as the table has them; without a condition, all rows.</source>
        <translation>Gesendet werden die Zeilen, für die all dies gilt, wie die Tabelle sie hat; ohne Bedingung alle Zeilen.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Times and Keys</source>
        <translation>Zeiten und Schlüssel</translation>
    </message>
    <message>
        <source>Move dates with a time from one time &amp;zone to another</source>
        <translation>Zeitangaben von einer &amp;Zeitzone in eine andere umrechnen</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>In der Tabelle</translation>
    </message>
    <message>
        <source>In the view</source>
        <translation>In der Ansicht</translation>
    </message>
    <message>
        <source>Re&amp;ject rows that do not fit their columns before they are sent</source>
        <translation>Zeilen, die nicht zu ihren Spalten &amp;passen, vor dem Senden abweisen</translation>
    </message>
    <message>
        <source>They are named in the rejected rows and cost no units.</source>
        <translation>Sie stehen unter den abgewiesenen Zeilen und kosten keine Einheiten.</translation>
    </message>
    <message>
        <source>Type of ROWID</source>
        <translation>Typ von ROWID</translation>
    </message>
    <message>
        <source>Of a view that is made. Ids beyond 15 digits are exact in either; as text they never become a number elsewhere.</source>
        <translation>Für eine neu angelegte Ansicht. IDs mit mehr als 15 Stellen sind in beiden genau; als Text werden sie nirgends zu einer Zahl.</translation>
    </message>
    <message>
        <source>Key of hashes</source>
        <translation>Schlüssel der Hashes</translation>
    </message>
    <message>
        <source>SLUICE_HASH_KEY</source>
        <translation>SLUICE_HASH_KEY</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Column in the view</source>
        <translation>Spalte in der Ansicht</translation>
    </message>
    <message>
        <source>Type in the view</source>
        <translation>Typ in der Ansicht</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>Automatisch: %1</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personenbezogene Daten</translation>
    </message>
    <message>
        <source>No column is known yet</source>
        <translation>Noch keine Spalte bekannt</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Spalte suchen</translation>
    </message>
    <message>
        <source>Every column, new ones too</source>
        <translation>Jede Spalte, auch neue</translation>
    </message>
    <message>
        <source>Only the chosen columns</source>
        <translation>Nur die gewählten Spalten</translation>
    </message>
    <message>
        <source>Conditions on rows</source>
        <translation>Bedingungen für Zeilen</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Add a condition to send only some of them.</source>
        <translation>Eine Bedingung hinzufügen, um nur einige zu senden.</translation>
    </message>
    <message>
        <source>No column is sent: choose one</source>
        <translation>Keine Spalte wird gesendet: eine wählen</translation>
    </message>
    <message>
        <source>The same as a document: what was written is read back as it is, and a file of it can be named in a job&apos;s file.</source>
        <translation>Dasselbe als Dokument: Geschriebenes wird unverändert zurückgelesen, und die Datei eines Auftrags kann eine solche Datei nennen.</translation>
    </message>
    <message>
        <source>Mapping as a document</source>
        <translation>Zuordnung als Dokument</translation>
    </message>
    <message>
        <source>Loading the columns…</source>
        <translation>Spalten werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The variable of the environment that holds it, at least 16 bytes. It never stands in the mapping.</source>
        <translation>Die Umgebungsvariable, die ihn enthält, mindestens 16 Byte. Er steht nie in der Zuordnung.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>There is no time zone “%1”</source>
        <translation>Es gibt keine Zeitzone „%1“</translation>
    </message>
    <message>
        <source>A column is hashed: name the variable that holds the key</source>
        <translation>Eine Spalte geht als Hash: die Variable mit dem Schlüssel nennen</translation>
    </message>
    <message>
        <source>Letters, digits and _, no digit first</source>
        <translation>Buchstaben, Ziffern und _, keine Ziffer am Anfang</translation>
    </message>
    <message>
        <source>Times go as the table has them.</source>
        <translation>Zeiten gehen, wie die Tabelle sie hat.</translation>
    </message>
    <message>
        <source>%1 becomes %2. Dates without a time stay.</source>
        <translation>Aus %1 wird %2. Datumsangaben ohne Uhrzeit bleiben.</translation>
    </message>
    <message>
        <source>Unused source columns</source>
        <translation>Unbenutzte Spalten der Quelle</translation>
    </message>
    <message>
        <source>Columns of the table that are not sent.</source>
        <translation>Spalten der Tabelle, die nicht gesendet werden.</translation>
    </message>
    <message>
        <source>No unused column</source>
        <translation>Keine unbenutzte Spalte</translation>
    </message>
    <message>
        <source>Every column is sent.</source>
        <translation>Jede Spalte wird gesendet.</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>Transform %1</source>
        <translation>Umwandlung %1</translation>
    </message>
    <message>
        <source>Condition %1</source>
        <translation>Bedingung %1</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Unused %1</source>
        <translation>Unbenutzt %1</translation>
    </message>
    <message>
        <source>Column of the table</source>
        <translation>Spalte der Tabelle</translation>
    </message>
</context>
<context>
    <name>sluice::TargetLocksDialog</name>
    <message>
        <source>Release…</source>
        <translation>Freigeben&#xa0;…</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Held By</source>
        <translation>Gehalten von</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Gestern 00:00</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No lock is held</source>
        <translation>Keine Sperre gehalten</translation>
    </message>
    <message>
        <source>A run that writes holds the lock of its target.</source>
        <translation>Ein schreibender Lauf hält die Sperre seines Ziels.</translation>
    </message>
    <message>
        <source>Release a lock only when you are sure that no import is running.</source>
        <translation>Eine Sperre nur freigeben, wenn sicher kein Import läuft.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>a run that needs attention</source>
        <translation>ein Lauf, der einen Eingriff braucht</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>process %1, which is gone</source>
        <translation>Prozess %1, der nicht mehr da ist</translation>
    </message>
    <message>
        <source>Resume run #%1, or stop it, to let go of the target</source>
        <translation>Lauf #%1 fortsetzen oder stoppen, um das Ziel freizugeben</translation>
    </message>
    <message>
        <source>Stop run #%1 to let go of the target</source>
        <translation>Lauf #%1 stoppen, um das Ziel freizugeben</translation>
    </message>
    <message>
        <source>Release the Lock of %1</source>
        <translation>Sperre von %1 freigeben</translation>
    </message>
    <message>
        <source>The next run of %1 may begin then. Make sure that no import of it is running anywhere.</source>
        <translation>Der nächste Lauf von %1 darf dann beginnen. Sicherstellen, dass nirgends ein Import davon läuft.</translation>
    </message>
    <message>
        <source>Release Lock</source>
        <translation>Sperre freigeben</translation>
    </message>
    <message>
        <source>The lock was released.</source>
        <translation>Die Sperre wurde freigegeben.</translation>
    </message>
</context>
<context>
    <name>sluice::ThinBar</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
</context>
<context>
    <name>sluice::ThroughputChart</name>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Verarbeiten</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Reading %1, processing %2, writing %3 records per second</source>
        <translation>Liest %1, verarbeitet %2, schreibt %3 Datensätze je Sekunde</translation>
    </message>
</context>
<context>
    <name>sluice::TransformsDialog</name>
    <message>
        <source>Transforms</source>
        <translation>Umwandlungen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Words for true</source>
        <translation>Wörter für wahr</translation>
    </message>
    <message>
        <source>Words for false</source>
        <translation>Wörter für falsch</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Between thousands</source>
        <translation>Zwischen Tausendern</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Try it with</source>
        <translation>Ausprobieren mit</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>wird zu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use These</source>
        <translation>Diese verwenden</translation>
    </message>
    <message>
        <source>What Is Done to %1</source>
        <translation>Was mit %1 geschieht</translation>
    </message>
    <message>
        <source>Transform to add</source>
        <translation>Umwandlung zum Hinzufügen</translation>
    </message>
    <message>
        <source>old value = new value, one in a line</source>
        <translation>alter Wert = neuer Wert, eines je Zeile</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>None, or a name such as Asia/Kolkata</source>
        <translation>Keine oder ein Name wie Asia/Kolkata</translation>
    </message>
    <message>
        <source>Transforms, in their order</source>
        <translation>Umwandlungen in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The digits of a run differ: it has its own key.</source>
        <translation>Die Ziffern eines Laufs sind andere: Er hat seinen eigenen Schlüssel.</translation>
    </message>
    <message>
        <source>Cells go as they are.</source>
        <translation>Zellen gehen, wie sie sind.</translation>
    </message>
    <message>
        <source>What was changed here is not used by the mapping yet.</source>
        <translation>Was hier geändert wurde, verwendet die Zuordnung noch nicht.</translation>
    </message>
</context>
<context>
    <name>sluice::UndoDialog</name>
    <message numerus="yes">
        <source>The run made %1 records; %2 of them can be deleted.</source>
        <translation>
            <numerusform>Der Lauf hat 1 Datensatz angelegt; %2 davon kann gelöscht werden.</numerusform>
            <numerusform>Der Lauf hat %1 Datensätze angelegt; %2 davon können gelöscht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were changed by somebody since: they stay and are listed.</source>
        <translation>
            <numerusform>1 hat seither jemand geändert: Er bleibt und wird aufgelistet.</numerusform>
            <numerusform>%1 hat seither jemand geändert: Sie bleiben und werden aufgelistet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 that it found and changed stay as they are: what they held before was not read.</source>
        <translation>
            <numerusform>1, den er fand und änderte, bleibt, wie er ist: Was er vorher enthielt, wurde nicht gelesen.</numerusform>
            <numerusform>%1, die er fand und änderte, bleiben, wie sie sind: Was sie vorher enthielten, wurde nicht gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more that it made stay: their ids are not known here.</source>
        <translation>
            <numerusform>1 weiterer, den er anlegte, bleibt: Seine ID ist hier nicht bekannt.</numerusform>
            <numerusform>%1 weitere, die er anlegte, bleiben: Ihre IDs sind hier nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>It costs about %1 credits.</source>
        <translation>Das kostet etwa %1 Credits.</translation>
    </message>
    <message>
        <source>all fields</source>
        <translation>alle Felder</translation>
    </message>
    <message>
        <source>as made</source>
        <translation>wie angelegt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo Run #%1</source>
        <translation>Lauf #%1 rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>%1 records written</source>
        <translation>
            <numerusform>1 Datensatz geschrieben</numerusform>
            <numerusform>%1 Datensätze geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete the record that the run made</source>
        <translation>Den Datensatz &amp;löschen, den der Lauf angelegt hat</translation>
    </message>
    <message>
        <source>&amp;Delete the %1 records that the run made</source>
        <translation>Die %1 Datensätze &amp;löschen, die der Lauf angelegt hat</translation>
    </message>
    <message>
        <source>&amp;Type their exact number, %1</source>
        <translation>&amp;Ihre genaue Zahl %1 eingeben</translation>
    </message>
    <message>
        <source>Type their exact number, %1</source>
        <translation>Ihre genaue Zahl %1 eingeben</translation>
    </message>
    <message>
        <source>I know that this writes to &amp;production</source>
        <translation>Mir ist klar, dass dies in die &amp;Produktion schreibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Looking at what these records hold now… %1 of %2</source>
        <translation>Was diese Datensätze jetzt enthalten, wird nachgesehen&#xa0;… %1 von %2</translation>
    </message>
    <message>
        <source>Looking at what these records hold now… Nothing is written.</source>
        <translation>Was diese Datensätze jetzt enthalten, wird nachgesehen&#xa0;… Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>There is nothing to put back: the records hold what they held before the run, or somebody changed them since.</source>
        <translation>Es gibt nichts zurückzusetzen: Die Datensätze enthalten, was sie vor dem Lauf enthielten, oder jemand hat sie seither geändert.</translation>
    </message>
    <message>
        <source>Every field that the run wrote gets its earlier value, where it still holds what the run wrote. It costs about %1 credits.</source>
        <translation>Jedes Feld, das der Lauf geschrieben hat, erhält seinen früheren Wert, wo es noch enthält, was der Lauf schrieb. Das kostet etwa %1 Credits.</translation>
    </message>
    <message>
        <source>Delete 1 Record</source>
        <translation>1 Datensatz löschen</translation>
    </message>
    <message>
        <source>Delete %1 Records</source>
        <translation>%1 Datensätze löschen</translation>
    </message>
    <message>
        <source>Undo 1 Record</source>
        <translation>1 Datensatz zurücksetzen</translation>
    </message>
    <message>
        <source>Undo %1 Records</source>
        <translation>%1 Datensätze zurücksetzen</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>zurückgesetzt</translation>
    </message>
    <message>
        <source>gone already</source>
        <translation>schon weg</translation>
    </message>
    <message>
        <source>hold it already</source>
        <translation>haben ihn schon</translation>
    </message>
    <message>
        <source>changed since: left</source>
        <translation>seither geändert: bleibt</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>Datensatz-ID</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>After the Undo</source>
        <translation>Nach dem Rückgängigmachen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>First Records</source>
        <translation>Erste Datensätze</translation>
    </message>
    <message>
        <source>Changed Since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Records that somebody changed since</source>
        <translation>Datensätze, die seither jemand geändert hat</translation>
    </message>
    <message>
        <source>Nobody changed one of them since</source>
        <translation>Seither hat niemand einen davon geändert</translation>
    </message>
    <message>
        <source>Tick that they are to be deleted, and type their number</source>
        <translation>Ankreuzen, dass sie gelöscht werden sollen, und ihre Zahl eingeben</translation>
    </message>
    <message>
        <source>Tick the sentence above first</source>
        <translation>Zuerst den Satz oben ankreuzen</translation>
    </message>
    <message numerus="yes">
        <source>%1 records that the run changed get back what they held; %2 that it made can be deleted.</source>
        <translation>
            <numerusform>%1 Datensatz, den der Lauf geändert hat, erhält zurück, was er enthielt; %2 vom Lauf angelegte können gelöscht werden.</numerusform>
            <numerusform>%1 Datensätze, die der Lauf geändert hat, erhalten zurück, was sie enthielten; %2 vom Lauf angelegte können gelöscht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>put back or deleted</source>
        <translation>zurückgesetzt oder gelöscht</translation>
    </message>
</context>
<context>
    <name>sluice::UnusedFields</name>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>%1 of %2 filled</source>
        <translation>%1 von %2 ausgefüllt</translation>
    </message>
</context>
<context>
    <name>sluice::VaultKeyDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Unlock Vault</source>
        <translation>Tresor entsperren</translation>
    </message>
    <message>
        <source>Change Passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Set Passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <source>Use a Key File</source>
        <translation>Schlüsseldatei verwenden</translation>
    </message>
    <message>
        <source>Sluice asks for it once after each start. It is kept nowhere: if it is forgotten, everybody has to sign in again. Programs without a window need it in a file that SLUICE_VAULT_PASSPHRASE_FILE names.</source>
        <translation>Sluice fragt nach jedem Start einmal danach. Sie wird nirgends aufbewahrt: Wird sie vergessen, müssen sich alle neu anmelden. Programme ohne Fenster brauchen sie in einer Datei, die SLUICE_VAULT_PASSPHRASE_FILE nennt.</translation>
    </message>
    <message>
        <source>Whoever has the file and the vault has every sign-in. Keep it where only you can read it, for example on another disk. Programs without a window find it too.</source>
        <translation>Wer die Datei und den Tresor hat, hat jede Anmeldung. Sie gehört dorthin, wo sonst niemand sie lesen kann, zum Beispiel auf einen anderen Datenträger. Programme ohne Fenster finden sie auch.</translation>
    </message>
    <message>
        <source>Enter the passphrase that it was given.</source>
        <translation>Die Passphrase eingeben, die er bekommen hat.</translation>
    </message>
    <message>
        <source>Choose the key file that it was given.</source>
        <translation>Die Schlüsseldatei wählen, die er bekommen hat.</translation>
    </message>
    <message>
        <source>Its key is in the desktop&apos;s keychain, which may ask for its own password.</source>
        <translation>Sein Schlüssel ist im Schlüsselbund des Schreibtischs, der nach seinem eigenen Passwort fragen kann.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Wird entsperrt&#xa0;…</translation>
    </message>
    <message>
        <source>Changing the Key…</source>
        <translation>Schlüssel wird geändert&#xa0;…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>The passphrase was not changed</source>
        <translation>Die Passphrase wurde nicht geändert</translation>
    </message>
    <message>
        <source>The passphrase until now is another one</source>
        <translation>Die bisherige Passphrase ist eine andere</translation>
    </message>
</context>
<context>
    <name>sluice::VaultKeyForm</name>
    <message>
        <source>P&amp;assphrase until now</source>
        <translation>Bis&amp;herige Passphrase</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>Noch &amp;einmal</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Make a New One…</source>
        <translation>Neue anlegen&#xa0;…</translation>
    </message>
    <message>
        <source>Key File</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>New Key File</source>
        <translation>Neue Schlüsseldatei</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase must have at least %n characters.</source>
        <translation>
            <numerusform>Die Passphrase muss mindestens %n Zeichen haben.</numerusform>
            <numerusform>Die Passphrase muss mindestens %n Zeichen haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Die beiden Passphrasen sind nicht gleich.</translation>
    </message>
    <message>
        <source>Write the whole path of the key file.</source>
        <translation>Den ganzen Pfad der Schlüsseldatei angeben.</translation>
    </message>
</context>
<context>
    <name>sluice::VaultSettings</name>
    <message>
        <source>Vault and Privacy</source>
        <translation>Tresor und Datenschutz</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Write record values into the log at level Debug</source>
        <translation>Werte von Datensätzen auf Stufe Debug ins Protokoll schreiben</translation>
    </message>
    <message>
        <source>Logs then hold personal data of the records that runs settle. Diagnostics leave them out, and secrets are masked as ever.</source>
        <translation>Protokolle enthalten dann personenbezogene Daten der Datensätze, die Läufe erledigen. Diagnosedaten lassen sie aus, und Geheimnisse sind wie immer maskiert.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Look for the Key Again</source>
        <translation>Schlüssel erneut suchen</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>One file, vault, in the data folder holds every sign-in, encrypted. Its key is kept apart from it.</source>
        <translation>Eine Datei, vault, im Datenordner enthält jede Anmeldung, verschlüsselt. Ihr Schlüssel wird getrennt davon aufbewahrt.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation>Nur für diese Sitzung</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Delete the files of complete runs after</source>
        <translation>Dateien vollständiger Läufe löschen nach</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>0 keeps them for good. A complete run can be undone, checked and exported as long as they are kept.</source>
        <translation>0 behält sie für immer. Ein vollständiger Lauf lässt sich rückgängig machen, nachprüfen und exportieren, solange sie aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Old Files…</source>
        <translation>Alte Dateien&#xa0;…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren&#xa0;…</translation>
    </message>
    <message>
        <source>Lock Now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Set Passphrase…</source>
        <translation>Passphrase festlegen&#xa0;…</translation>
    </message>
    <message>
        <source>Use a Key File…</source>
        <translation>Schlüsseldatei verwenden&#xa0;…</translation>
    </message>
    <message>
        <source>Use the Keychain</source>
        <translation>Schlüsselbund verwenden</translation>
    </message>
    <message>
        <source>Change Passphrase…</source>
        <translation>Passphrase ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Unlock the vault first</source>
        <translation>Zuerst den Tresor entsperren</translation>
    </message>
    <message>
        <source>The key is named in the environment of Sluice, in SLUICE_VAULT_KEY_FILE or SLUICE_VAULT_PASSPHRASE_FILE: change it there</source>
        <translation>Der Schlüssel ist in der Umgebung von Sluice genannt, in SLUICE_VAULT_KEY_FILE oder SLUICE_VAULT_PASSPHRASE_FILE: dort ändern</translation>
    </message>
    <message>
        <source>Lock the Vault?</source>
        <translation>Den Tresor sperren?</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs are under way. From now on they send nothing to accounts whose sign-in is in the vault: what is on its way ends, then they need attention. Unlock the vault and resume them.</source>
        <translation>
            <numerusform>%1 Lauf ist im Gang. Von jetzt an sendet er nichts mehr an Konten, deren Anmeldung im Tresor ist: Was unterwegs ist, geht zu Ende, dann braucht er einen Eingriff. Den Tresor entsperren und den Lauf fortsetzen.</numerusform>
            <numerusform>%1 Läufe sind im Gang. Von jetzt an senden sie nichts mehr an Konten, deren Anmeldung im Tresor ist: Was unterwegs ist, geht zu Ende, dann brauchen sie einen Eingriff. Den Tresor entsperren und die Läufe fortsetzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock the vault when the screen is locked</source>
        <translation>Den Tresor sperren, wenn der Bildschirm gesperrt ist</translation>
    </message>
    <message>
        <source>Runs that are under way end first. Schedules that begin while it is locked wait for you.</source>
        <translation>Laufende Läufe enden zuerst. Zeitpläne, die beginnen, während er gesperrt ist, warten, bis er entsperrt ist.</translation>
    </message>
    <message>
        <source>Clear the clipboard after 30 s</source>
        <translation>Zwischenablage nach 30 s leeren</translation>
    </message>
    <message>
        <source>When a sign-in link was copied here and is still in it. What you copy elsewhere stays.</source>
        <translation>Wenn hier ein Anmeldelink kopiert wurde und noch darin steht. Was Sie anderswo kopieren, bleibt.</translation>
    </message>
</context>
<context>
    <name>sluice::VerifyPane</name>
    <message>
        <source>Verify</source>
        <translation>Nachprüfen</translation>
    </message>
    <message>
        <source>Save Report…</source>
        <translation>Bericht speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig&#xa0;…</translation>
    </message>
    <message>
        <source>Ran With</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Checks of this run</source>
        <translation>Prüfungen dieses Laufs</translation>
    </message>
    <message>
        <source>Written records at Zoho CRM</source>
        <translation>Geschriebene Datensätze bei Zoho CRM</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Nachgeprüft</translation>
    </message>
    <message>
        <source>Undo and settings of this run</source>
        <translation>Rückgängig und Einstellungen dieses Laufs</translation>
    </message>
    <message>
        <source>It cannot be undone any more</source>
        <translation>Er kann nicht mehr rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Open Run #%1</source>
        <translation>Lauf #%1 öffnen</translation>
    </message>
    <message>
        <source>Undone by run #%1.</source>
        <translation>Rückgängig gemacht durch Lauf #%1.</translation>
    </message>
    <message>
        <source>Run #%1 is to undo it.</source>
        <translation>Lauf #%1 soll ihn rückgängig machen.</translation>
    </message>
    <message>
        <source>This run undoes run #%1.</source>
        <translation>Dieser Lauf macht Lauf #%1 rückgängig.</translation>
    </message>
    <message>
        <source>It cannot be undone any more. %1.</source>
        <translation>Er kann nicht mehr rückgängig gemacht werden. %1.</translation>
    </message>
    <message>
        <source>It cannot be undone: what its records held before was not read.</source>
        <translation>Er kann nicht rückgängig gemacht werden: Was seine Datensätze vorher enthielten, wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Deletes the records that this run made, once you have typed how many they are. Those that someone edited since are left and listed; you see the list before anything is deleted.</source>
        <translation>Löscht die Datensätze, die dieser Lauf angelegt hat, sobald ihre Zahl eingegeben ist. Seither bearbeitete bleiben und werden aufgelistet; die Liste ist zu sehen, bevor etwas gelöscht wird.</translation>
    </message>
    <message numerus="yes">
        <source>Writes back what this run changed in %1 records. Values that someone edited since are left and listed; you see the list before anything is written.</source>
        <translation>
            <numerusform>Schreibt zurück, was dieser Lauf in 1 Datensatz geändert hat. Seither bearbeitete Werte bleiben und werden aufgelistet; die Liste ist zu sehen, bevor etwas geschrieben wird.</numerusform>
            <numerusform>Schreibt zurück, was dieser Lauf in %1 Datensätzen geändert hat. Seither bearbeitete Werte bleiben und werden aufgelistet; die Liste ist zu sehen, bevor etwas geschrieben wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo is possible until %1, %2.</source>
        <translation>Rückgängig machen ist möglich bis %1, %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Verify Again</source>
        <translation>Erneut nachprüfen</translation>
    </message>
    <message>
        <source>This is a plan</source>
        <translation>Dies ist ein Plan</translation>
    </message>
    <message>
        <source>It read and processed, and wrote nothing that could be checked.</source>
        <translation>Er hat gelesen und verarbeitet und nichts geschrieben, was geprüft werden könnte.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Verify compares this run&apos;s files with its counters and with the records at the service. It only reads.</source>
        <translation>„Nachprüfen“ vergleicht die Dateien dieses Laufs mit seinen Zählern und mit den Datensätzen beim Dienst. Es wird nur gelesen.</translation>
    </message>
    <message>
        <source>Save Verification Report</source>
        <translation>Prüfbericht speichern</translation>
    </message>
    <message>
        <source>run-%1-verification.md</source>
        <translation>lauf-%1-pruefung.md</translation>
    </message>
    <message>
        <source>Markdown files (*.md)</source>
        <translation>Markdown-Dateien (*.md)</translation>
    </message>
    <message>
        <source>The report was saved to %1.</source>
        <translation>Der Bericht wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>A plan has written nothing</source>
        <translation>Ein Plan hat nichts geschrieben</translation>
    </message>
    <message>
        <source>The run is not over yet</source>
        <translation>Der Lauf ist noch nicht zu Ende</translation>
    </message>
    <message>
        <source>Verify found something wrong in run #%1</source>
        <translation>„Nachprüfen“ hat bei Lauf #%1 Fehler gefunden</translation>
    </message>
    <message>
        <source>Look at its tab Summary</source>
        <translation>Seine Registerkarte „Übersicht“ ansehen</translation>
    </message>
</context>
<context>
    <name>sluice::WatchBoard</name>
    <message>
        <source>Show Rejected Rows</source>
        <translation>Abgewiesene Zeilen zeigen</translation>
    </message>
    <message>
        <source>Makes a job that keeps one more table in step</source>
        <translation>Legt einen Auftrag an, der eine weitere Tabelle laufend abgleicht</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>Start Watching</source>
        <translation>Beobachten starten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt&#xa0;…</translation>
    </message>
    <message>
        <source>Stop Watching</source>
        <translation>Beobachten beenden</translation>
    </message>
    <message>
        <source>single rows that wait</source>
        <translation>einzelne Zeilen, die warten</translation>
    </message>
    <message>
        <source>of %1, the first %2 of %3 rows</source>
        <translation>von %1, die ersten %2 von %3 Zeilen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No row waits</source>
        <translation>Keine Zeile wartet</translation>
    </message>
    <message>
        <source>Choose rows that could not be sent</source>
        <translation>Zeilen wählen, die nicht gesendet werden konnten</translation>
    </message>
    <message>
        <source>asks for changes while Sluice is open</source>
        <translation>fragt nach Änderungen, solange Sluice offen ist</translation>
    </message>
    <message>
        <source>asks for changes every %1 s</source>
        <translation>fragt alle %1&#xa0;s nach Änderungen</translation>
    </message>
    <message>
        <source>asks for changes every %1 to %2 s</source>
        <translation>fragt alle %1 bis %2&#xa0;s nach Änderungen</translation>
    </message>
    <message>
        <source>They go once the watch is on.</source>
        <translation>Sie gehen, sobald das Beobachten läuft.</translation>
    </message>
    <message>
        <source>1 row is tried again.</source>
        <translation>1 Zeile wird erneut versucht.</translation>
    </message>
    <message>
        <source>%1 rows are tried again.</source>
        <translation>%1 Zeilen werden erneut versucht.</translation>
    </message>
    <message>
        <source>Drop 1 Row?</source>
        <translation>1 Zeile verwerfen?</translation>
    </message>
    <message>
        <source>Drop %1 Rows?</source>
        <translation>%1 Zeilen verwerfen?</translation>
    </message>
    <message>
        <source>What was noted of them for %1 is dropped: the view keeps what it has of them until a later run sends them.</source>
        <translation>Was von ihnen für %1 vermerkt war, fällt weg: Die Ansicht behält ihren Stand, bis ein späterer Lauf sie sendet.</translation>
    </message>
    <message>
        <source>Drop 1 Row</source>
        <translation>1 Zeile verwerfen</translation>
    </message>
    <message>
        <source>Drop %1 Rows</source>
        <translation>%1 Zeilen verwerfen</translation>
    </message>
    <message>
        <source>1 row is dropped.</source>
        <translation>1 Zeile ist verworfen.</translation>
    </message>
    <message>
        <source>%1 rows are dropped.</source>
        <translation>%1 Zeilen sind verworfen.</translation>
    </message>
    <message>
        <source>The run is not there any more.</source>
        <translation>Den Lauf gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Opens the newest run of the table that rejected rows</source>
        <translation>Öffnet den neuesten Lauf der Tabelle, der Zeilen abgewiesen hat</translation>
    </message>
    <message>
        <source>As long as Sluice is open and this is on, tables of jobs that say Keep in step are looked at for changes, and single rows that wait are sent.</source>
        <translation>Solange Sluice offen und dies an ist, werden die Tabellen der laufend abgeglichenen Aufträge auf Änderungen angesehen und wartende einzelne Zeilen gesendet.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Add Table…</source>
        <translation>Tabelle hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Send Again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>Verwerfen&#xa0;…</translation>
    </message>
    <message>
        <source>Watched tables</source>
        <translation>Beobachtete Tabellen</translation>
    </message>
    <message>
        <source>No table is kept in step</source>
        <translation>Keine Tabelle wird laufend abgeglichen</translation>
    </message>
    <message>
        <source>Give a job the way “What has changed, by ROWID” and tick Keep in step there.</source>
        <translation>Einem Auftrag den Weg „Was sich geändert hat, nach ROWID“ geben und dort „Laufend abgleichen“ ankreuzen.</translation>
    </message>
</context>
<context>
    <name>sluice::WatchModel</name>
    <message>
        <source>Looked at every %1 s</source>
        <translation>Nachgesehen alle %1 s</translation>
    </message>
    <message>
        <source>Its outbox is sent; it is not looked at</source>
        <translation>Ihr Postausgang wird gesendet; sie wird nicht beobachtet</translation>
    </message>
    <message>
        <source>Opens the newest run that rejected rows</source>
        <translation>Öffnet den neuesten Lauf, der Zeilen abgewiesen hat</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Sent Today</source>
        <translation>Heute gesendet</translation>
    </message>
    <message>
        <source>Rejected Today</source>
        <translation>Heute abgewiesen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Not Sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Space stops looking at this table</source>
        <translation>Leertaste: Diese Tabelle nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Space has this table looked at for changes</source>
        <translation>Leertaste: Diese Tabelle auf Änderungen beobachten</translation>
    </message>
    <message>
        <source>Longer than three looks: the view is behind the table</source>
        <translation>Länger als dreimal Nachsehen: Die Ansicht liegt hinter der Tabelle zurück</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>run #%1</source>
        <translation>Lauf #%1</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>single rows are sent</source>
        <translation>einzelne Zeilen werden gesendet</translation>
    </message>
    <message>
        <source>What has changed is sent when run #%1 has ended</source>
        <translation>Was sich geändert hat, wird gesendet, wenn Lauf #%1 geendet hat</translation>
    </message>
</context>
<context>
    <name>sluice::WelcomePage</name>
    <message>
        <source>Try the Sandbox</source>
        <translation>Sandbox ausprobieren</translation>
    </message>
    <message>
        <source>Sample services on this computer. No account is needed, nothing leaves it.</source>
        <translation>Beispieldienste auf diesem Rechner. Kein Konto ist nötig, nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Connect Your Accounts…</source>
        <translation>Konten verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Sign in to the services of one sync, or of all three.</source>
        <translation>Bei den Diensten eines Abgleichs oder aller drei anmelden.</translation>
    </message>
    <message>
        <source>Import Configuration…</source>
        <translation>Konfiguration importieren&#xa0;…</translation>
    </message>
    <message>
        <source>A file of Sluice, or the settings of CodeLib or the commercetools plugin.</source>
        <translation>Eine Datei von Sluice oder die Einstellungen der CodeLib oder des commercetools-Plugins.</translation>
    </message>
    <message>
        <source>Welcome to Sluice</source>
        <translation>Willkommen bei Sluice</translation>
    </message>
    <message>
        <source>Move records between your services in bulk, and see every one of them arrive.</source>
        <translation>Datensätze in Massen zwischen Diensten bewegen und jeden einzelnen ankommen sehen.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Moving from CodeLib or the Plugin</source>
        <translation>Umstieg von der CodeLib oder vom Plugin</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>sluice::ZohoServiceForm</name>
    <message>
        <source>Data centre</source>
        <translation>Rechenzentrum</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Geheimnis</translation>
    </message>
    <message>
        <source>Project ID</source>
        <translation>Projekt-ID</translation>
    </message>
    <message>
        <source>Project environment</source>
        <translation>Projektumgebung</translation>
    </message>
    <message>
        <source>Organisation ID</source>
        <translation>Organisations-ID</translation>
    </message>
    <message>
        <source>Workspace ID</source>
        <translation>Arbeitsbereich-ID</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation>Scopes kopieren</translation>
    </message>
    <message>
        <source>The service’s choice</source>
        <translation>Die Wahl des Dienstes</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Only where an account has several</source>
        <translation>Nur wo ein Konto mehrere hat</translation>
    </message>
    <message>
        <source>API credits of Zoho. A run that would pass one of these waits, or stops and asks; it can be resumed.</source>
        <translation>API-Credits von Zoho. Ein Lauf, der eine dieser Grenzen überschreiten würde, wartet oder hält an und fragt; er kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>API units of Zoho Analytics: 10 or 15 for 1,000 imported rows. A run that would pass one of these waits, or stops and asks; it can be resumed.</source>
        <translation>API-Einheiten von Zoho Analytics: 10 oder 15 für 1.000 importierte Zeilen. Ein Lauf, der eine dieser Grenzen überschreiten würde, wartet oder hält an und fragt; er kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Zoho&apos;s API console shows it under Client Secret</source>
        <translation>Zohos API-Konsole zeigt es unter „Client Secret“</translation>
    </message>
    <message>
        <source>The client ID is missing</source>
        <translation>Die Client-ID fehlt</translation>
    </message>
    <message>
        <source>The client secret is missing</source>
        <translation>Das Client-Geheimnis fehlt</translation>
    </message>
    <message>
        <source>Accounts address</source>
        <translation>Kontenadresse</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>API-Adresse</translation>
    </message>
    <message>
        <source>Upload address</source>
        <translation>Adresse zum Hochladen</translation>
    </message>
    <message>
        <source>Signs in at %1, calls %2</source>
        <translation>Meldet sich bei %1 an, ruft %2 auf</translation>
    </message>
    <message>
        <source>Zoho’s API console, your client, tab Client Secret</source>
        <translation>Zohos API-Konsole, der eigene Client, Reiter „Client Secret“</translation>
    </message>
    <message>
        <source>Catalyst console, the project’s Settings, Environments</source>
        <translation>Catalyst-Konsole, Settings des Projekts, Environments</translation>
    </message>
    <message>
        <source>Test Connection names the organisations and workspaces of your sign-in</source>
        <translation>„Verbindung testen“ nennt die Organisationen und Arbeitsbereiche der Anmeldung</translation>
    </message>
</context>
</TS>
