# Completions of roadmap for PowerShell. In $PROFILE: roadmap completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName roadmap -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # A dot before each word keeps those that are empty.
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { '.' + $_.Value } else { '.' + $_.Extent.Text }
    })
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $lines = @(& PROGRAM complete powershell '--' @words ('.' + $wordToComplete.Trim("'", '"')) 2>$null)
    $ended = $LASTEXITCODE
    [Console]::OutputEncoding = $encoding
    foreach ($line in $lines) {
        $text, $shown, $said = $line -split "`t", 3
        if (-not $said) { $said = $shown }
        [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', $said)
    }
    if ($ended -eq 1) { [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) }
}
